package io.github.mlopsaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.report.Messages;
import java.util.List;

/// Verdicts as lines that tests read like a specification: `07 mlops-training-user07 FAIL medium
/// s3-versioning.fail.suspended []`.
public final class Judged {

  private Judged() {}

  public static List<String> by(Check check, Snapshot snapshot) {
    return by(check, snapshot, Given.course());
  }

  public static List<String> by(Check check, Snapshot snapshot, Course course) {
    return check.judge(snapshot, course).map(Judged::line).toList();
  }

  /// The commands that mend the single failure.
  public static String remedy(Check check, Snapshot snapshot, Course course) {
    return check
        .judge(snapshot, course)
        .filter(assessment -> assessment.verdict() instanceof Verdict.Fail)
        .map(assessment -> ((Verdict.Fail) assessment.verdict()).remedy().commands())
        .reduce((one, another) -> {
          throw new AssertionError("more than one failure: " + one + " and " + another);
        })
        .orElseThrow();
  }

  private static String line(Assessment assessment) {
    return "%s %s %s"
        .formatted(
            assessment.student(),
            assessment.resource().name(),
            switch (assessment.verdict()) {
              case Verdict.Pass(Message message) -> "PASS " + text(message);
              case Verdict.Fail(var severity, Message message, _) ->
                  "FAIL " + severity.id() + " " + text(message);
              case Verdict.Waived waived -> "WAIVED " + text(waived.message());
              case Verdict.Unknown(Message message) -> "UNKNOWN " + text(message);
              case Verdict.NotApplicable(Message message) -> "NOT_APPLICABLE " + text(message);
            });
  }

  /// Fails where a language lacks the text, or where it shows an argument that is not there.
  private static String text(Message message) {
    for (Language language : Language.values()) {
      assertThat(Messages.in(language).text(message)).doesNotContainPattern("\\{\\d+}");
    }
    return message.key() + " " + message.arguments();
  }
}
