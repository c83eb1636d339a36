package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SNSEvent.SNS;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {

  private static final Words KOREAN = Words.in("ko");
  private static final Words ENGLISH = Words.in("en");

  private static SlackMessage layout(SNS message, Words words) {
    return Layout.of(Notice.of(message), words);
  }

  private static SNS event(String file) throws IOException {
    return Given.event(file).getRecords().getFirst().getSNS();
  }

  @Test
  void showsTheDigest() throws IOException {
    assertThat(layout(event("slack-notifier.json"), KOREAN))
        .isEqualTo(
            new SlackMessage(
                "MLOps 저장소 점검: 새로 생김 2건, 해결 1건: 심각 1건, 높음 10건이 열려 있습니다.",
                List.of(
                    new Block.Header("MLOps 저장소 점검: 새로 생김 2건, 해결 1건"),
                    new Block.Section(
                        """
                        *새로 생긴 문제*
                        • 07 김하늘: 버킷 정책의 명령문 AddYourPlots 때문에 누구나 이 버킷의 내용을 읽을 수 있습니다 (mlops-training-user07).
                        • 12 박서준 &lt;!channel&gt;: ECR 리포지토리 없음

                        *해결된 문제*
                        • 03 이도윤: 퍼블릭 액세스 차단됨

                        점수 90.3점(100점 만점), 확인 범위 100.0%\
                        """),
                    new Block.Section(
                        """
                        *다음에 할 일*
                        • 07: ./audit fix 07 &gt; fix-07.sh
                        • 12: ./audit student 12
                        • <https://ap-northeast-2.console.aws.amazon.com/s3/object/mlops-reports?region=ap-northeast-2&amp;prefix=reports%2Fmlops-2026a%2Flatest.html|보고서 (AWS 로그인 필요)>\
                        """),
                    new Block.Context(
                        "과정: mlops-2026a  ·  계정: 123456789012  ·  실행: run-2026-11-22T17:00:00Z"))));
  }

  @Test
  void showsAnAlarm() throws IOException {
    assertThat(layout(event("slack-alarm.json"), ENGLISH))
        .isEqualTo(
            new SlackMessage(
                "🔴 ALARM: mlops-storage-audit-heartbeat: Threshold Crossed: no datapoints were received for 26 periods and 26 missing datapoints were treated as [Breaching].",
                List.of(
                    new Block.Header("🔴 ALARM: mlops-storage-audit-heartbeat"),
                    new Block.Section(
                        "No night of the class has been audited to its end within HeartbeatHours: look at the log of the audit for its last run, and at the schedule if there was none. After the first deployment it lasts until the first night."),
                    new Block.Section(
                        """
                        *State* OK → ALARM
                        *Reason* Threshold Crossed: no datapoints were received for 26 periods and 26 missing datapoints were treated as [Breaching].
                        *Since* <!date^1795460531^{date_num} {time_secs}|2026-11-23T19:02:11.345Z>
                        *Metric* MlopsStorageAudit AuditCompleted\
                        """),
                    new Block.Section(
                        """
                        <https://ap-northeast-2.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-2#alarmsV2:alarm/mlops-storage-audit-heartbeat|Open the alarm in CloudWatch>\
                        """),
                    new Block.Context("region: ap-northeast-2  ·  account: 123456789012"))));
  }

  @Test
  void showsAnAlarmThatSaysLittle() {
    SNS message = Given.message("1", "", "{\"AlarmName\":\"점검 경보\",\"NewStateValue\":\"OK\"}");

    assertThat(layout(message, KOREAN).blocks())
        .containsExactly(new Block.Header("🟢 OK: 점검 경보"), new Block.Section("*상태* OK"));
  }

  @Test
  void quotesTheNameOfAnAlarmInItsUrl() {
    SNS message =
        Given.message(
            "1",
            "",
            "{\"AlarmName\":\"점검 a/b|>\",\"NewStateValue\":\"INSUFFICIENT_DATA\",\"AlarmArn\":\"arn:aws:cloudwatch:us-east-1:123456789012:alarm:x\",\"StateChangeTime\":\"<now>\"}");

    assertThat(layout(message, ENGLISH).blocks())
        .contains(
            new Block.Section(
                """
                *State* INSUFFICIENT_DATA
                *Since* &lt;now&gt;\
                """),
            new Block.Section(
                """
                <https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#alarmsV2:alarm/%EC%A0%90%EA%B2%80%20a%2Fb%7C%3E|Open the alarm in CloudWatch>\
                """));
  }

  @Test
  void showsPlainTextAsItIs() {
    SNS message = Given.message("1", "AWS 알림", "첫 줄 *굵지 않음*\n\n<!here> 둘째 줄 :x:");

    assertThat(layout(message, KOREAN))
        .isEqualTo(
            new SlackMessage(
                "AWS 알림: 첫 줄 *굵지 않음* &lt;!here&gt; 둘째 줄 :x:",
                List.of(
                    new Block.Header("AWS 알림"),
                    new Block.Plain("첫 줄 *굵지 않음*\n\n&lt;!here&gt; 둘째 줄 :x:"))));
  }

  @Test
  void callsAMessageWithoutSubjectByItsTopic() {
    assertThat(layout(Given.message("1", "", "[1, 2]"), KOREAN).blocks())
        .containsExactly(new Block.Header("findings"), new Block.Plain("[1, 2]"));
  }

  @Test
  void showsAMessageOfNothing() {
    assertThat(layout(new SNS(), KOREAN))
        .isEqualTo(new SlackMessage("AWS:", List.of(new Block.Header("AWS"))));
  }

  @Test
  void callsADigestWithoutTitleByItsSubject() {
    SNS message =
        Given.message("1", "점검", "{\"source\":\"custom\",\"content\":{\"description\":\"본문\"}}");

    assertThat(layout(message, KOREAN))
        .isEqualTo(
            new SlackMessage("점검", List.of(new Block.Header("점검"), new Block.Section("본문"))));
  }
}
