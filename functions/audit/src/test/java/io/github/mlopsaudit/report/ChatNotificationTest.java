package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What Amazon Q Developer shows in a channel, and drops where it is anything else.
/// https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
final class ChatNotificationTest {

  private static JsonNode json(Report report) {
    try {
      return new ObjectMapper().readTree(ChatNotification.of(report, Optional.empty()).json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Report night(Assessment... assessments) {
    return report(run("r1", NIGHT), named("c", Language.EN, course("07")), assessments);
  }

  @Test
  void isACustomNotification() {
    JsonNode message = json(night(failed(POLICY, "07"), failed(LIFECYCLE, "07")));

    assertThat(message.at("/version").asText()).isEqualTo("1.0");
    assertThat(message.at("/source").asText()).isEqualTo("custom");
    assertThat(message.at("/id").asText()).isEqualTo("r1");
    assertThat(message.at("/content/textType").asText()).isEqualTo("client-markdown");
    assertThat(message.at("/content/title").asText())
        .isEqualTo("[AUDIT][CRITICAL] class c: 1 critical, 1 low open - 100.0% seen");
    assertThat(message.at("/content/description").asText())
        .startsWith("Run of 2026-11-23 02:00 (Seoul time)\n")
        .contains("\n**CRITICAL (1), fix these today**\n- 07, mlops-training-user07: ");
    assertThat(message.at("/content/nextSteps/0").asText())
        .isEqualTo("Details and the commands that fix it: ./audit run --student 07");
    assertThat(message.at("/metadata/threadId").asText()).isEqualTo("audit-c");
    assertThat(message.at("/metadata/eventType").asText()).isEqualTo("AuditDigest");
    assertThat(message.at("/metadata/additionalContext/maxSeverity").asText())
        .isEqualTo("critical");
    assertThat(message.at("/metadata/enableCustomActions").asBoolean(true)).isFalse();
  }

  private static Assessment[] fortyCriticals() {
    return IntStream.rangeClosed(1, 40)
        .mapToObj("%02d"::formatted)
        .map(number -> failed(POLICY, number, Severity.CRITICAL, "Sid".repeat(100)))
        .toArray(Assessment[]::new);
  }

  @Test
  void namesSixAndCountsTheRest() {
    String description = json(night(fortyCriticals())).at("/content/description").asText();

    assertThat(description)
        .contains("\n- 06, mlops-training-user06: ")
        .endsWith("\nand 34 more")
        .doesNotContain("user07");
  }

  @Test
  void endsAtALineWhereThereIsTooMuch() {
    List<BlindSpot> blind =
        IntStream.range(0, 9)
            .mapToObj(i -> new BlindSpot("s3:Get" + i, "x".repeat(300), Given.NIGHT))
            .toList();
    List<FindingChange> changes =
        IntStream.range(0, 600)
            .mapToObj(i ->
                new FindingChange(
                    "id" + i,
                    "check-" + i % 9,
                    "%04d".formatted(i),
                    Resource.bucket("b" + i, "r"),
                    Severity.HIGH,
                    Message.of("x"),
                    Transition.NEW,
                    Given.NIGHT,
                    Given.NIGHT,
                    0))
            .toList();

    String description =
        json(night(fortyCriticals()).with(new Changes(true, changes, blind)))
            .at("/content/description")
            .asText();

    assertThat(description).hasSizeBetween(2_500, 3_000).endsWith("\n…");
  }

  @Test
  void letsNoNameMarkUpOrRingTheChannel() {
    Assessment hostile =
        failed(POLICY, "07", POLICY.severity(), "<!channel> *x* [a](https://b) `c` _d_\n# e");

    String description = json(night(hostile)).at("/content/description").asText();

    assertThat(description)
        .contains("＜!channel＞ ＊x＊ ［a］(https://b) ｀c｀ ＿d＿?＃ e")
        .doesNotContain("<!channel>", "*x*", "[a]");
  }
}
