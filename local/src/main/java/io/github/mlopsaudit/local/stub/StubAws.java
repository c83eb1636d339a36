package io.github.mlopsaudit.local.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// An AWS of canned answers on a free loopback port. Answers by the youngest rule that takes the
/// call, else by default, and counts calls and connections.
public final class StubAws implements AutoCloseable {

  static {
    // Else the JDK's server waits for the client's delayed acknowledgement, up to 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<StubCall, Answer> healthy;
  private final Deque<Rule> rules = new ConcurrentLinkedDeque<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, String> clients = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;

  private StubAws(HttpServer server, Function<StubCall, Answer> healthy) {
    this.server = server;
    this.healthy = healthy;
  }

  public static StubAws start(Function<StubCall, Answer> healthy) {
    try {
      return start(HttpServer.create(anyPort(), BACKLOG), healthy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same over TLS, with the certificate that the context holds.
  public static StubAws start(Function<StubCall, Answer> healthy, SSLContext tls) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return start(server, healthy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static StubAws start(HttpServer server, Function<StubCall, Answer> healthy) {
    StubAws stub = new StubAws(server, healthy);
    server.setExecutor(stub.threads);
    server.createContext("/", stub::handle);
    server.start();
    return stub;
  }

  public URI endpoint() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The variables that lead an AWS client here.
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint().toString(),
        "AWS_ACCESS_KEY_ID", "stub",
        "AWS_SECRET_ACCESS_KEY", "stub");
  }

  /// Begins a rule for an operation (`s3:GetBucketPolicy`), or for all that begin so (`s3:*`).
  public Rule on(String operation) {
    return new Rule(operation, rules::addFirst);
  }

  /// How long each answer takes.
  public void delay(Duration duration) {
    latency = duration;
  }

  /// How often each operation was called.
  public Map<String, Integer> calls() {
    return calls.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().intValue()));
  }

  /// How often the operation was called.
  public int calls(String operation) {
    return calls().getOrDefault(operation, 0);
  }

  /// How many connections were opened.
  public int connections() {
    return clients.size();
  }

  /// How many connections were opened for each service, where each has a host name of its own: else
  /// a connection counts for the service that used it first.
  public Map<String, Integer> connectionsByService() {
    return clients.values().stream()
        .collect(Collectors.groupingBy(service -> service, Collectors.summingInt(_ -> 1)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      StubCall call = StubCall.of(exchange);
      clients.putIfAbsent(exchange.getRemoteAddress(), call.service());
      calls.computeIfAbsent(call.operation(), _ -> new LongAdder()).increment();
      Thread.sleep(latency);
      answer(exchange, find(call));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer find(StubCall call) {
    return rules.stream()
        .filter(rule -> rule.takes(call))
        .findFirst()
        .map(rule -> rule.to(call))
        .orElseGet(() -> healthy.apply(call));
  }

  private static void answer(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    switch (answer) {
      case Answer.Reply reply -> send(exchange, reply, bytes(reply).length);
      case Answer.HalfBody(Answer.Reply reply) -> send(exchange, reply, bytes(reply).length / 2);
      case Answer.Reset _ -> {}
      case Answer.Slow(Duration pause, Answer late) -> {
        Thread.sleep(pause);
        answer(exchange, late);
      }
      case Answer.Hang _ -> Thread.sleep(Duration.ofDays(1));
    }
  }

  private static byte[] bytes(Answer.Reply reply) {
    return reply.body().getBytes(StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Answer.Reply reply, int length)
      throws IOException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = bytes(reply);
    if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(Arrays.copyOf(body, length));
    out.flush();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
