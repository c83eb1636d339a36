package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlopsaudit.local.slack.LocalSlack;
import io.github.mlopsaudit.local.slack.Reply;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a Slack of this machine, over TLS and by the name of the real one.
final class WebhookTest {

  private static final WebhookUrl URL = WebhookUrl.of(LocalSlack.WEBHOOK);
  private static final Duration PLENTY = Duration.ofMinutes(2);
  private static final String MESSAGE =
      SlackMessage.of("안녕하세요", List.of(new Block.Header("안녕하세요"))).json();

  private final List<Duration> pauses = new ArrayList<>();
  private LocalSlack slack;
  private HttpClient client;

  @BeforeEach
  void start() {
    slack = SharedSlack.empty();
    client = slack.lead(Webhook.client()).build();
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private void post(Duration... timeLeft) {
    Iterator<Duration> left =
        timeLeft.length == 0
            ? Stream.generate(() -> PLENTY).iterator()
            : Stream.of(timeLeft).iterator();
    new Webhook(client, pauses::add).post(URL, MESSAGE, left::next);
  }

  private String failure(Duration... timeLeft) {
    NotifierException failure = catchThrowableOfType(NotifierException.class, () -> post(timeLeft));
    assertThat(failure)
        .hasNoCause()
        .hasNoSuppressedExceptions()
        .hasMessageNotContainingAny("T00000000", "XXXX", "/services");
    return String.valueOf(failure.getMessage());
  }

  @Test
  void postsOneMessage() {
    post();

    assertThat(slack.messages()).singleElement().hasToString(MESSAGE);
    assertThat(slack.faults()).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsAsLongAsSlackWants() {
    slack.then(Reply.of(429, "rate_limited").with("Retry-After", "7"));
    slack.then(Reply.of(429, "rate_limited").with("Retry-After", "30"));

    post();

    assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    assertThat(slack.messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "Mon, 23 Nov 2026 19:00:00 GMT", "99999999999"})
  void waitsASecondWhereSlackSaysNothingThatCanBeRead(String retryAfter) {
    slack.then(Reply.of(429, "").with("Retry-After", retryAfter));

    post();

    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void leavesALongWaitToLambda() {
    slack.then(Reply.of(429, "rate_limited").with("Retry-After", "31"));

    assertThat(failure())
        .isEqualTo(
            "Slack answered 429 (rate_limited): too many messages, and the next try would have to wait for 31 s");
    assertThat(slack.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsNoLongerThanLambdaLets() {
    slack.then(Reply.of(429, "rate_limited").with("Retry-After", "20"));

    assertThat(failure(PLENTY, Duration.ofSeconds(22))).contains("would have to wait for 20 s");
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void triesThreeTimesInAll(int status) {
    for (int time = 0; time < 4; time++) {
      slack.then(Reply.of(status, "<html>" + LocalSlack.WEBHOOK + "</html>"));
    }

    assertThat(failure()).isEqualTo("Slack answered " + status + ", 3 times in a row");
    assertThat(slack.requests()).hasSize(3);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void succeedsWithTheThird() {
    slack.then(Reply.of(503, "")).then(Reply.of(500, "rollup_error"));

    post();

    assertThat(slack.messages()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "404, no_service, the webhook was revoked",
    "403, invalid_token, the webhook was revoked",
    "410, channel_is_archived, its channel or app is gone",
    "400, invalid_blocks, it does not take the message",
    "413, '', Slack answered 413",
  })
  void triesNoRefusalAgain(int status, String code, String why) {
    slack.then(Reply.of(status, code));

    assertThat(failure()).contains(why).contains(code);
    assertThat(slack.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void followsNoRedirect(int status) {
    slack.then(Reply.of(status, "").with("Location", "https://evil.example/services/XXXX"));

    assertThat(failure())
        .isEqualTo("Slack answered " + status + ", a redirect, which is never followed");
    assertThat(slack.hosts()).containsExactly("hooks.slack.com:443");
    assertThat(slack.requests()).hasSize(1);
  }

  @Test
  void waitsForNoAnswerLongerThanLambdaLets() {
    slack.then(Reply.of(200, "ok").after(Duration.ofSeconds(20)));

    assertThat(failure(Duration.ofMillis(2_500), Duration.ofMillis(2_050)))
        .startsWith("Slack gave no answer within 0.5 s");
  }

  @Test
  void triesAgainAfterALostAnswer() {
    slack.then(Reply.of(200, "ok").after(Duration.ofSeconds(20)));

    post(Duration.ofMillis(2_500), PLENTY, PLENTY);

    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void doesNotBeginWithoutTime() {
    assertThat(failure(Duration.ofSeconds(1))).isEqualTo("No time was left to tell Slack");
    assertThat(slack.requests()).isEmpty();
  }

  @Test
  void triesThreeTimesToReachSlack(@TempDir Path folder) {
    try (LocalSlack down = LocalSlack.start(folder)) {
      client = down.lead(Webhook.client()).build();
    }

    assertThat(failure()).startsWith("Slack could not be reached: ").endsWith("3 times in a row");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void trustsNoOneElsesCertificate() {
    try (HttpClient distrusting =
        Webhook.client().proxy(client.proxy().orElse(ProxySelector.getDefault())).build()) {
      assertThatThrownBy(
              () -> new Webhook(distrusting, pauses::add).post(URL, MESSAGE, () -> PLENTY))
          .isInstanceOf(NotifierException.class)
          .hasMessageContaining("SSLHandshakeException");
    }
    assertThat(slack.requests()).isEmpty();
  }

  @Test
  void endsWhenInterrupted() {
    slack.then(Reply.of(503, ""));
    Webhook interrupted =
        new Webhook(
            client,
            _ -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(() -> interrupted.post(URL, MESSAGE, () -> PLENTY))
        .hasMessage("Interrupted while telling Slack");
    assertThat(Thread.interrupted()).isTrue();
  }
}
