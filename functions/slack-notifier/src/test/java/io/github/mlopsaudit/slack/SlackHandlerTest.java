package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import io.github.mlopsaudit.local.HostileText;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.SharedLocalAws;
import io.github.mlopsaudit.local.slack.LocalSlack;
import io.github.mlopsaudit.local.slack.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/// The real handler: the webhook's URL from the local AWS, the messages to the local Slack.
final class SlackHandlerTest {

  private static final String PARAMETER = "/mlops/slack-webhook";
  private static final String NAME = "김하늘 <!channel> & *남궁 \"선우\"* _가_";

  private static final String LONG_LINK = "[가&](https://a.example/?" + "&x".repeat(190) + ")";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private SsmClient ssm;
  private LocalSlack slack;
  private HttpClient client;
  private SlackHandler handler;

  @BeforeEach
  void start() {
    LocalAws aws = SharedLocalAws.empty();
    ssm =
        SsmClient.builder()
            .region(Region.of(LocalAws.REGION))
            .endpointOverride(
                URI.create(Objects.requireNonNull(aws.environment().get("AWS_ENDPOINT_URL"))))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    slack = SharedSlack.empty();
    client = slack.lead(Webhook.client()).build();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    handler =
        new SlackHandler(
            Map.of("SLACK_WEBHOOK_PARAMETER", PARAMETER),
            SSMProvider.builder().withClient(ssm).build(),
            client,
            _ -> {});
    keep(LocalSlack.WEBHOOK);
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    client.close();
    ssm.close();
    assertThat(slack.faults()).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("T00000000", "XXXX");
  }

  private void keep(String url) {
    ssm.putParameter(
        put -> put.name(PARAMETER).value(url).type(ParameterType.SECURE_STRING).overwrite(true));
  }

  private Map<String, Integer> handle(SNSEvent event) {
    return handler.handleRequest(event, new LocalContext());
  }

  private List<String> headers() {
    return slack.messages().stream()
        .map(message -> message.at("/blocks/0/text/text").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack-notifier.json", "slack-alarm.json"})
  void tellsSlackOfEachEventFile(String file) throws IOException {
    assertThat(handle(Given.event(file))).isEqualTo(Map.of("sent", 1, "skipped", 0));

    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.requests())
        .containsExactly("POST " + URI.create(LocalSlack.WEBHOOK).getPath());
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("told Slack");
  }

  @Test
  void tellsNobodyOfWhatIsForAStudent() {
    SNSEvent event =
        Given.event(
            Given.toStudents(Given.message("1", "07", "a")), Given.message("2", "class", "b"));

    assertThat(handle(event)).isEqualTo(Map.of("sent", 1, "skipped", 1));

    assertThat(headers()).containsExactly("class");
  }

  @Test
  void needsNoWebhookForWhatItDoesNotTell() {
    keep("https://example.com/");

    assertThat(handle(Given.event(Given.toStudents(Given.message("1", "07", "a")))))
        .isEqualTo(Map.of("sent", 0, "skipped", 1));
  }

  @Test
  void deliversTheOthersIfOneFailsAndEachOnce() {
    SNSEvent event =
        Given.event(
            Given.message("1", "one", "a"),
            Given.message("2", "two", "b"),
            Given.message("3", "three", "c"));
    slack.then(Reply.of(404, "no_service"));

    assertThatThrownBy(() -> handle(event))
        .isInstanceOf(NotifierException.class)
        .hasMessage(
            "Message 1: Slack answered 404 (no_service): the webhook was revoked, or its channel or"
                + " app is gone. Make a new one and put its URL into the parameter");
    assertThat(headers()).containsExactly("two", "three");

    assertThat(handle(event)).isEqualTo(Map.of("sent", 1, "skipped", 2));
    assertThat(headers()).containsExactly("two", "three", "one");
  }

  @Test
  void saysThatThereIsNoParameter() {
    ssm.deleteParameter(delete -> delete.name(PARAMETER));

    assertThatThrownBy(() -> handle(Given.event(Given.message("1", "a", "b"))))
        .hasMessageStartingWith("There is no SSM parameter /mlops/slack-webhook.")
        .hasMessageContaining("aws ssm put-parameter --type SecureString")
        .hasMessageEndingWith("--value file://webhook.txt");
  }

  @Test
  void sendsNothingToAnotherHost() {
    keep("https://evil.example/services/XXXX");

    assertThatThrownBy(() -> handle(Given.event(Given.message("1", "a", "b"))))
        .isInstanceOf(NotifierException.class)
        .hasMessageContaining("another host")
        .hasMessageNotContainingAny("evil", "XXXX");
    assertThat(slack.hosts()).isEmpty();
  }

  @Test
  void saysThatNoParameterIsConfigured() {
    assertThatThrownBy(() ->
            new SlackHandler(
                Map.of("SLACK_WEBHOOK_PARAMETER", " "),
                SSMProvider.builder().withClient(ssm).build(),
                client,
                _ -> {}))
        .hasMessageStartingWith("SLACK_WEBHOOK_PARAMETER is not set");
  }

  @Test
  void takesNoEventButThatOfSns() {
    assertThatThrownBy(() -> handle(new SNSEvent()))
        .hasMessageStartingWith("This is no event of SNS");
    assertThatThrownBy(() -> handle(new SNSEvent().withRecords(List.of(new SNSEvent.SNSRecord()))))
        .hasMessageStartingWith("This is no event of SNS");
  }

  @Test
  void callsNobodyByAName() {
    handle(
        Given.event(
            Given.message("1", NAME, NAME),
            Given.message("2", NAME, Given.alarm(NAME, NAME, NAME)),
            Given.message("3", NAME, Given.digest(NAME, "- " + NAME, List.of(NAME)))));

    assertThat(slack.messages())
        .hasSize(3)
        .allSatisfy(message ->
            assertThat(message.toString())
                .contains("김하늘 &lt;!channel&gt; &amp; *남궁")
                .doesNotContain("<!channel"));
  }

  /// The link to the S3 console of a class whose name has 64 Korean syllables, the most there may
  /// be.
  @Test
  void leadsToTheReportOfTheClassWithTheLongestName() {
    String link =
        "https://ap-northeast-2.console.aws.amazon.com/s3/object/%s?region=ap-northeast-2&prefix="
                .formatted("b".repeat(63))
            + URLEncoder.encode(
                "reports/%s/2026-11-23/nightly-2026-11-23.html".formatted("힣".repeat(64)),
                StandardCharsets.UTF_8);
    List<String> steps =
        List.of("자세한 내용과 조치 명령: ./audit run --student 07", "[보고서 (AWS 로그인 필요)](" + link + ")");
    String full = String.join("\n", Collections.nCopies(400, "- 김하늘: 버킷 <없음>"));

    handle(Given.event(Given.message("1", "점검", Given.digest("점검 ".repeat(75), full, steps))));

    assertThat(slack.messages().getLast().toString())
        .contains("<" + link.replace("&", "&amp;") + "|보고서 (AWS 로그인 필요)>");
  }

  @Test
  void keepsSlacksLimitsHoweverLongTheMessage() {
    String line = "가<&>나".repeat(2_000);
    String lines =
        String.join("\n", Collections.nCopies(400, "- 김하늘: 버킷 없음 [조치](https://a.example/?a&b)"));

    handle(
        Given.event(
            Given.message("1", line, line),
            Given.message("2", line, lines),
            Given.message("3", line, Given.alarm(line, line, line)),
            Given.message("4", line, Given.digest(line, line, Collections.nCopies(50, line))),
            Given.message("5", line, Given.digest("점검", lines, List.of(lines, lines))),
            Given.message(
                "6", line, Given.digest("점검", lines, Collections.nCopies(9, LONG_LINK)))));

    assertThat(slack.messages()).hasSize(6);
    assertThat(slack.messages().getLast().toString()).contains("줄 더 있습니다");
  }

  @Test
  void keepsSlacksRulesWhateverTheMessage() {
    Random random = new Random(20_261_123);

    for (int round = 0; round < 100; round++) {
      String title = noise(random, 200);
      String body = noise(random, 6_000);
      handle(
          Given.event(
              Given.message("t" + round, title, body),
              Given.message("a" + round, title, Given.alarm(title, noise(random, 30), body)),
              Given.message("d" + round, title, Given.digest(title, body, List.of(body)))));
    }

    assertThat(slack.messages()).hasSize(300);
  }

  /// What the notifier is told by whoever can write to the topic. `stop` asks Slack's rules.
  @ParameterizedTest
  @MethodSource("io.github.mlopsaudit.local.HostileText#all")
  void keepsSlacksRulesWhateverSomebodyCallsABucket(HostileText hostile) {
    String text = hostile.text();

    handle(
        Given.event(
            Given.message("t", text, text),
            Given.message("a", text, Given.alarm(text, text, text)),
            Given.message("d", text, Given.digest(text, "- " + text, List.of(text, text)))));

    assertThat(slack.messages())
        .hasSize(3)
        .allSatisfy(message ->
            assertThat(message.toString())
                .doesNotContain(
                    "<!channel", "<!here", "<@U", "<#C", "<!subteam", "\u001b", "\u202e"));
  }

  /// `AWS_LAMBDA_LOG_LEVEL=TRACE` makes every logger as loud as that. `stop` looks for the webhook.
  @Test
  void saysNothingSecretAtAnyLevel() {
    Configurator.setAllLevels("", Level.TRACE);
    try {
      slack.then(Reply.of(404, "no_service"));

      assertThatThrownBy(() -> handle(Given.event(Given.message("1", "a", "b"))))
          .isInstanceOf(NotifierException.class)
          .hasMessageNotContainingAny("T00000000", "XXXX");
      handle(Given.event(Given.message("2", "a", "b")));

      assertThat(log.toString(StandardCharsets.UTF_8)).contains("told Slack");
    } finally {
      LoggerContext.getContext(false).reconfigure();
    }
  }

  /// What hurts Slack, in any order.
  private static String noise(Random random, int longest) {
    List<String> parts =
        List.of(
            "가", "김하늘 ", "**", "* ", "<", ">", "&", "|", "[", "](https://a.example/?b&c)", "\n");
    return random
            .ints(random.nextInt(longest), 0, parts.size())
            .mapToObj(parts::get)
            .collect(Collectors.joining())
        + "🔴\ud800\u202e\u0000";
  }
}
