package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How the run went, as lines of a name and a value.
record RunFacts(String began, String account, String region, List<Line> lines) {

  record Line(String name, String value) {}

  static RunFacts of(Report report, int gaps, Messages messages) {
    Instant start = report.run().startedAt();
    String began =
        at(start, Snapshot.CLASS_ZONE, "uuuu-MM-dd HH:mm 'KST'")
            + " ("
            + at(start, ZoneOffset.UTC, "MM-dd HH:mm 'UTC'")
            + ")";
    String seconds =
        String.format(
            Locale.ROOT, "%.1f", Duration.between(start, report.finishedAt()).toMillis() / 1000.0);
    String account = Plain.line(report.snapshot().account().id());
    String region = Plain.line(report.course().region());
    boolean partial = gaps > 0;
    return new RunFacts(
        began,
        account,
        region,
        List.of(
            new Line(messages.text("html.run.id"), Plain.line(report.run().id())),
            new Line(messages.text("html.run.began"), began),
            new Line(messages.text("html.run.took"), messages.text("html.run.seconds", seconds)),
            new Line(messages.text("html.run.account"), account),
            new Line(messages.text("html.run.region"), regions(report)),
            new Line(messages.text("html.run.scope"), scope(report.run().selection(), messages)),
            new Line(
                messages.text("html.run.status"),
                messages.text(partial ? "status.PARTIAL" : "status.COMPLETE")),
            new Line(messages.text("html.run.gaps"), String.valueOf(gaps)),
            new Line(messages.text("html.run.buckets"), buckets(report)),
            new Line(messages.text("html.run.repositories"), repositories(report))));
  }

  private static String at(Instant instant, ZoneId zone, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone).format(instant);
  }

  private static String regions(Report report) {
    return Stream.concat(
            Stream.of(report.course().region()), report.course().extraRegions().stream())
        .map(Plain::line)
        .collect(joining(", "));
  }

  private static String scope(Selection selection, Messages messages) {
    if (selection.isWhole()) {
      return messages.text("html.run.whole");
    }
    String services =
        selection.services().stream().sorted().map(Service::id).collect(joining(", "));
    return selection.students().isEmpty()
        ? messages.text("digest.all-students", services)
        : messages.text(
            "digest.some-students",
            selection.students().stream().sorted().map(Plain::line).collect(joining(", ")),
            services);
  }

  private static String buckets(Report report) {
    return report
        .snapshot()
        .buckets()
        .find()
        .map(found -> String.valueOf(found.size()))
        .orElse("?");
  }

  private static String repositories(Report report) {
    boolean all =
        report.snapshot().repositories().values().stream().allMatch(r -> r.find().isPresent());
    int seen = report.snapshot().seenRepositories().size();
    return all ? String.valueOf(seen) : "≥ " + seen;
  }
}
