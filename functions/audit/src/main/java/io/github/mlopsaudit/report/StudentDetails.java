package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.time.format.DateTimeFormatter;

/// One student in full: what is there, what is wrong with it, and the commands that mend it.
final class StudentDetails {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(Snapshot.CLASS_ZONE);

  private final Report report;
  private final Messages messages;
  private final Ink ink;

  StudentDetails(Report report, Messages messages, Ink ink) {
    this.report = report;
    this.messages = messages;
    this.ink = ink;
  }

  String text(String student) {
    StringBuilder text = new StringBuilder();
    text.append(ink.heading(messages.text("text.details", student))).append("\n\n");
    report.snapshot().seenBuckets().stream()
        .filter(bucket -> Selection.same(report.course().bucketOwner(bucket.name()), student))
        .forEach(bucket -> text.append(inventory(bucket)));
    report.snapshot().seenRepositories().stream()
        .filter(found -> Selection.same(report.course().repositoryOwner(found.name()), student))
        .forEach(repository -> text.append(inventory(repository)));
    for (Assessment assessment : report.assessmentsOf(student)) {
      text.append(
          switch (assessment.verdict()) {
            case Verdict.Fail fail -> failure(assessment, fail);
            case Verdict.Unknown unknown ->
                "\n"
                    + ink.unknown("? ")
                    + subject(assessment)
                    + "\n  "
                    + messages.text(unknown.message())
                    + "\n";
            case Verdict.Waived waived -> waived(assessment, waived.waiver());
            case Verdict.Pass _, Verdict.NotApplicable _ -> "";
          });
    }
    if (report.assessmentsOf(student).stream().anyMatch(Assessment::failed)) {
      text.append("\n").append(messages.text("text.again", student)).append("\n");
    }
    return text.toString();
  }

  private String inventory(Bucket bucket) {
    return "s3://%s%n  %s%n"
        .formatted(
            Plain.line(bucket.name()),
            messages.text(
                "text.bucket",
                DAY.format(bucket.createdAt()),
                shown(bucket.region()),
                shown(bucket.contents().map(Contents::objects)),
                shown(bucket.contents().map(contents -> contents.mlflow().entries())),
                shown(bucket.contents().map(contents -> contents.pipelines().entries()))));
  }

  private String inventory(Repository repository) {
    String tags =
        repository.images().find().stream()
            .flatMap(images -> images.newest().stream())
            .map(Image::tags)
            .flatMap(imageTags -> imageTags.stream())
            .limit(5)
            .map(Plain::line)
            .collect(joining(", "));
    return "%s%n  %s%n"
        .formatted(
            Plain.line(repository.uri()),
            messages.text(
                "text.repository",
                DAY.format(repository.createdAt()),
                shown(repository.images().map(Repository.Images::count)),
                tags.isEmpty() ? "-" : tags));
  }

  private static String shown(Reading<?> reading) {
    return reading.find().map(String::valueOf).orElse("?");
  }

  private String waived(Assessment assessment, Waiver waiver) {
    return "\n%s\n  %s\n"
        .formatted(
            subject(assessment),
            messages.text("text.waived", waiver.until(), Plain.line(waiver.reason())));
  }

  private String failure(Assessment assessment, Verdict.Fail fail) {
    Severity severity = fail.severity();
    String mark =
        ink.severity(
            severity, Ink.symbol(severity) + " " + messages.text("severity." + severity.id()));
    return "\n%s  %s\n  %s\n  %s\n%s"
        .formatted(
            mark,
            subject(assessment),
            messages.text(fail.message()),
            messages.text(assessment.rule().id() + ".remedy"),
            fail.remedy().commands().lines().map(line -> "    " + line + "\n").collect(joining()));
  }

  private String subject(Assessment assessment) {
    return messages.text(assessment.rule().id() + ".title")
        + " — "
        + Plain.line(assessment.resource().name());
  }
}
