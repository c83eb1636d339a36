package io.github.mlopsaudit.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Stands between a process and its AWS, counts the calls, and at one of them kills the process:
/// the call has then reached AWS or has not, and nobody hears the answer.
final class KillingProxy implements AutoCloseable {

  private static final Set<String> HOP =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");
  private static final String DYNAMODB = "DynamoDB_20120810.";

  /// The call at which the process dies: the so-many-th that changes or sends something, or that
  /// only reads, from 1; before AWS sees it or after.
  record Moment(boolean writes, int number, boolean arrives) {

    static final Moment NEVER = new Moment(true, Integer.MAX_VALUE, true);
  }

  private final HttpServer server;
  private final URI dynamoDb;
  private final URI others;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Moment moment = Moment.NEVER;
  private volatile @Nullable Process victim;

  private KillingProxy(HttpServer server, URI dynamoDb, URI others) {
    this.server = server;
    this.dynamoDb = dynamoDb;
    this.others = others;
  }

  static KillingProxy start(URI dynamoDb, URI others) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    KillingProxy proxy = new KillingProxy(server, dynamoDb, others);
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Counts anew; the next process that is watched dies then.
  void expect(Moment next) {
    writes.set(0);
    reads.set(0);
    victim = null;
    moment = next;
  }

  void watch(Process process) {
    victim = process;
  }

  int writes() {
    return writes.get();
  }

  int reads() {
    return reads.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean writing = isWrite(exchange, body);
      int number = (writing ? writes : reads).incrementAndGet();
      boolean last = moment.writes() == writing && moment.number() == number;
      if (last && !moment.arrives()) {
        kill();
        return;
      }
      HttpResponse<byte[]> answer = forward(exchange, body);
      if (last) {
        kill();
        return;
      }
      send(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void kill() throws InterruptedException {
    Process process = victim;
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private static String target(HttpExchange exchange) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    return target == null ? "" : target;
  }

  private static boolean isWrite(HttpExchange exchange, byte[] body) {
    String target = target(exchange);
    if (target.startsWith(DYNAMODB)) {
      return !Set.of("GetItem", "Query", "BatchGetItem")
          .contains(target.substring(DYNAMODB.length()));
    }
    return exchange.getRequestMethod().equals("PUT")
        || new String(body, 0, Math.min(body.length, 200), java.nio.charset.StandardCharsets.UTF_8)
            .contains("Action=Publish");
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    URI to = target(exchange).startsWith(DYNAMODB) ? dynamoDb : others;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + to.getRawAuthority() + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void send(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    boolean head = exchange.getRequestMethod().equals("HEAD");
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.statusCode(), head || length == 0 ? -1 : length);
    if (!head) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
