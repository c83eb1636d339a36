package io.github.mlopsaudit.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What SNS says of a topic's subscriptions, and all the ways in which it does not.
final class SubscribersTest {

  private static final String TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:findings";
  private static final Patience LITTLE =
      new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), 2, 2, Duration.ofMillis(1));

  private static final AtomicReference<Function<StubCall, Answer>> SNS =
      new AtomicReference<>(Fault.broken());
  private static final StubAws AWS = StubAws.start(call -> SNS.get().apply(call));
  private static final AwsClients CLIENTS =
      new AwsClients(AwsSettings.from(AWS.environment(), "ap-northeast-2").withPatience(LITTLE));

  private final PrintStream out = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(out);
  }

  @AfterAll
  static void stop() {
    CLIENTS.close();
    AWS.close();
  }

  private static int confirmed(Function<StubCall, Answer> sns) {
    SNS.set(sns);
    return new Subscribers(CLIENTS.sns(), TOPIC).confirmed();
  }

  private static Reply attributes(String entries) {
    return Reply.xml(
        """
        <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <GetTopicAttributesResult><Attributes>%s</Attributes></GetTopicAttributesResult>
        </GetTopicAttributesResponse>
        """
            .formatted(entries));
  }

  private static Reply count(String value) {
    return attributes(
        """
        <entry><key>SubscriptionsPending</key><value>7</value></entry>
        <entry><key>SubscriptionsConfirmed</key><value>%s</value></entry>
        <entry><key>SubscriptionsDeleted</key><value>8</value></entry>
        """
            .formatted(value));
  }

  private String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "12500000"})
  void isWhatSnsCountsAsConfirmedInThisTopic(int count) {
    AtomicReference<String> asked = new AtomicReference<>("");

    int confirmed =
        confirmed(call -> {
          asked.set(call.operation() + " " + call.parameter("TopicArn"));
          return count(String.valueOf(count));
        });

    assertThat(confirmed).isEqualTo(count);
    assertThat(asked.get()).isEqualTo("sns:GetTopicAttributes " + TOPIC);
    assertThat(logged()).isEmpty();
  }

  @Test
  void asksAgainWhereSnsWantsItSlower() {
    AtomicReference<Function<StubCall, Answer>> first = new AtomicReference<>(Fault.throttled());

    assertThat(confirmed(call -> first.getAndSet(_ -> count("3")).apply(call))).isEqualTo(3);
    assertThat(logged()).isEmpty();
  }

  static Stream<Arguments> silences() {
    return Stream.<Arguments>of(
        silence("denied", Fault.error(403, "AuthorizationError")),
        silence("no such topic", Fault.error(404, "NotFound")),
        silence("throttled", Fault.throttled()),
        silence("broken", Fault.broken()),
        silence("connection reset", _ -> new Answer.Reset()),
        silence("answer that breaks off", _ -> new Answer.HalfBody(count("1"))),
        silence("nothing", _ -> Reply.xml("")),
        silence("another language", _ -> Reply.json("{\"SubscriptionsConfirmed\":\"1\"}")),
        silence("somebody's sign-in page", _ -> Reply.xml("<html><body>Sign in<br></body></html>")),
        silence("no attribute at all", _ -> attributes("")),
        silence(
            "the attribute is not shown to everybody",
            _ -> attributes("<entry><key>Owner</key><value>1</value></entry>")),
        silence("no value", _ -> attributes("<entry><key>SubscriptionsConfirmed</key></entry>")),
        silence("empty", _ -> count("")),
        silence("no number", _ -> count("일")),
        silence("less than none", _ -> count("-1")),
        silence("half of one", _ -> count("1.5")),
        silence("more than there can be", _ -> count("99999999999999999999")));
  }

  private static Arguments silence(String why, Function<StubCall, Answer> sns) {
    return Arguments.of(why, sns);
  }

  /// Not to know is no silence.
  @ParameterizedTest(name = "{0}")
  @MethodSource("silences")
  void isNobodyWhereSnsDoesNotSayItAndTheLogSaysWhy(String why, Function<StubCall, Answer> sns) {
    assertThat(confirmed(sns)).as(why).isZero();

    assertThat(logged())
        .containsOnlyOnce("It is not known who hears the topic " + TOPIC)
        .contains("WARN")
        .doesNotContain("nobody: null");
  }
}
