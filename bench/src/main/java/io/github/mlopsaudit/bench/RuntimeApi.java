package io.github.mlopsaudit.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lambda's Runtime API for one function: gives events, takes answers.
/// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
final class RuntimeApi implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ARN = "arn:aws:lambda:ap-northeast-2:123456789012:function:bench";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final Semaphore snapshot = new Semaphore(0);
  private final Semaphore restored = new Semaphore(0);

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  /// What the function said, and when by `System.nanoTime`.
  record Answer(String path, String body, long nanos) {}

  static RuntimeApi start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RuntimeApi api = new RuntimeApi(server);
      server.setExecutor(api.threads);
      server.createContext("/", api::handle);
      server.start();
      return api;
    } catch (IOException e) {
      throw new BenchException("The Runtime API cannot listen on loopback", e);
    }
  }

  /// Host and port, for `AWS_LAMBDA_RUNTIME_API`.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Gives the function an event and waits for its answer.
  Answer invoke(String event) {
    events.add(event);
    try {
      Answer answer = answers.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new BenchException("The function gave no answer in " + LONGEST.toMinutes() + " min");
      }
      if (!answer.path().endsWith("/response")) {
        throw new BenchException("The function failed: " + answer.body());
      }
      return answer;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Waits until the function is ready for its snapshot.
  void awaitSnapshot() {
    try {
      if (!snapshot.tryAcquire(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new BenchException("The function was not ready in " + LONGEST.toMinutes() + " min");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Lets the function go on as after a restore.
  void restore() {
    restored.release();
  }

  private static BenchException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new BenchException("Interrupted while measuring", e);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.endsWith("/invocation/next")) {
        give(exchange, events.take());
        return;
      }
      if (path.endsWith("/restore/next")) {
        snapshot.release();
        restored.acquire();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      answers.add(new Answer(path, new String(body, StandardCharsets.UTF_8), System.nanoTime()));
      exchange.sendResponseHeaders(202, -1);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void give(HttpExchange exchange, String event) throws IOException {
    byte[] body = event.getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.set("Lambda-Runtime-Invoked-Function-Arn", ARN);
    headers.set(
        "Lambda-Runtime-Deadline-Ms", Long.toString(Instant.now().plusSeconds(900).toEpochMilli()));
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
