package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        .contains("\n**CRITICAL (1), mend these today**\n- 07, mlops-training-user07: ");
    assertThat(message.at("/content/nextSteps/0").asText())
        .isEqualTo("Details and the commands that mend it: ./audit run --student 07");
    assertThat(message.at("/metadata/threadId").asText()).isEqualTo("audit-c");
    assertThat(message.at("/metadata/eventType").asText()).isEqualTo("AuditDigest");
    assertThat(message.at("/metadata/additionalContext/maxSeverity").asText())
        .isEqualTo("critical");
    assertThat(message.at("/metadata/enableCustomActions").asBoolean(true)).isFalse();
  }

  @Test
  void endsAtALineWhereThereIsTooMuch() {
    Assessment[] criticals =
        IntStream.rangeClosed(1, 40)
            .mapToObj("%02d"::formatted)
            .flatMap(number -> Stream.of(failed(POLICY, number), failed(VERSIONING, number)))
            .toArray(Assessment[]::new);

    String description = json(night(criticals)).at("/content/description").asText();

    assertThat(description).hasSizeBetween(2_000, 3_000).endsWith("\n…");
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
