package io.github.mlopsaudit.slack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Posts messages to an incoming webhook: at most three tries, at most 10 seconds each. A message
/// whose answer was lost may arrive twice.
final class Webhook {

  private static final int TRIES = 3;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration REQUEST = Duration.ofSeconds(10);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

  /// What Slack wants to wait longer for is left to Lambda, which invokes again after 1 and 2
  /// minutes.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /// What has to be left for telling of a failure, before Lambda ends the function.
  private static final Duration RESERVE = Duration.ofSeconds(2);

  private final HttpClient client;
  private final Pause pause;

  Webhook(HttpClient client, Pause pause) {
    this.client = client;
    this.pause = pause;
  }

  /// A client that follows no redirect: it would take the message to who knows where.
  static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT);
  }

  /// Posts the message.
  ///
  /// @param timeLeft until Lambda ends the function
  /// @throws NotifierException if Slack does not take it
  void post(WebhookUrl url, String json, Supplier<Duration> timeLeft) {
    for (int attempt = 1; ; attempt++) {
      switch (attempt(url, json, timeLeft.get().minus(RESERVE))) {
        case Answer.Taken _ -> {
          return;
        }
        case Answer.Refused(String reason) -> throw new NotifierException(reason);
        case Answer.Later(String reason, Duration delay) -> {
          requireAnotherTry(attempt, reason, delay, timeLeft.get().minus(RESERVE));
          take(delay);
        }
      }
    }
  }

  private static void requireAnotherTry(
      int attempt, String reason, Duration delay, Duration timeLeft) {
    if (attempt == TRIES) {
      throw new NotifierException(reason + ", " + TRIES + " times in a row");
    }
    if (delay.compareTo(LONGEST_WAIT) > 0 || delay.compareTo(timeLeft) >= 0) {
      throw new NotifierException(
          "%s, and the next try would have to wait for %d s".formatted(reason, delay.toSeconds()));
    }
  }

  private Answer attempt(WebhookUrl url, String json, Duration timeLeft) {
    Duration limit = timeLeft.compareTo(REQUEST) < 0 ? timeLeft : REQUEST;
    if (!limit.isPositive()) {
      return new Answer.Refused("No time was left to tell Slack");
    }
    HttpRequest request =
        HttpRequest.newBuilder(url.uri())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(json))
            .build();
    return answer(url, client.sendAsync(request, BodyHandlers.ofString()), limit);
  }

  /// Waits for the whole answer: the time-out of a request would end with its first line.
  private static Answer answer(
      WebhookUrl url, CompletableFuture<HttpResponse<String>> response, Duration limit) {
    try {
      return Answer.of(response.get(limit.toMillis(), TimeUnit.MILLISECONDS), USUAL_WAIT);
    } catch (TimeoutException e) {
      response.cancel(true);
      return new Answer.Later(
          "Slack gave no answer within %.1f s".formatted(limit.toMillis() / 1000.0), USUAL_WAIT);
    } catch (ExecutionException e) {
      return failure(url, Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Answer failure(WebhookUrl url, Throwable cause) {
    String reason =
        "Slack could not be reached: "
            + cause.getClass().getSimpleName()
            + (cause.getMessage() == null ? "" : " " + url.hiddenIn(cause.getMessage()));
    return cause instanceof IOException
        ? new Answer.Later(reason, USUAL_WAIT)
        : new Answer.Refused(reason);
  }

  private void take(Duration delay) {
    try {
      pause.take(delay);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static NotifierException interrupted() {
    Thread.currentThread().interrupt();
    return new NotifierException("Interrupted while telling Slack");
  }
}
