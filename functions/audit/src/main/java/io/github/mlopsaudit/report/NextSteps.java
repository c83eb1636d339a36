package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What the student does next: only what applies.
record NextSteps(StudentStorage storage, StudentFindings findings, Seen seen) {

  private static final String BUCKET = "s3-bucket-exists";
  private static final String REPOSITORY = "ecr-repository-exists";

  /// The steps, numbered.
  List<String> lines() {
    List<String> steps = steps();
    return IntStream.range(0, steps.size())
        .mapToObj(step -> "   " + (step + 1) + ". " + steps.get(step))
        .toList();
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    String number = storage.student().number();
    String region = report().course().region();
    if (fails(BUCKET) && isFree()) {
      steps.add(
          seen.text(
              "page.next.bucket", FixShell.shortWord("s3://" + storage.expectedBucket()), region));
    }
    if (fails(REPOSITORY)) {
      storage
          .missingRepositories()
          .forEach(name ->
              steps.add(seen.text("page.next.repository", FixShell.shortWord(name), region)));
    }
    if (FixStep.of(findings.failures().stream()).stream().anyMatch(FixStep::runs)) {
      steps.add(seen.text("page.next.fix", number));
    }
    String denied = denied();
    if (!denied.isEmpty()) {
      steps.add(seen.text("page.next.permissions", denied));
    }
    if (!steps.isEmpty()) {
      steps.add(seen.text("page.next.again", number));
    }
    if (!fails(BUCKET) && !fails(REPOSITORY) && findings.unknown().isEmpty()) {
      steps.add(seen.text("page.next.lab"));
    }
    return steps;
  }

  private boolean fails(String check) {
    return findings.failures().stream().anyMatch(failure -> failure.rule().id().equals(check));
  }

  private boolean isFree() {
    Reading<NameStatus> status = report().snapshot().unlistedNames().get(storage.expectedBucket());
    return status != null && status.find().filter(NameStatus.FREE::equals).isPresent();
  }

  /// The IAM actions that the audit lacks.
  private String denied() {
    return report().snapshot().gaps().stream()
        .map(Gap::unreadable)
        .filter(unreadable -> unreadable.cause() == Reading.Cause.DENIED)
        .map(Reading.Unreadable::action)
        .distinct()
        .sorted()
        .collect(joining(", "));
  }

  private Report report() {
    return storage.report();
  }
}
