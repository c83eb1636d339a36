package io.github.mlopsaudit.local.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.mlopsaudit.local.ThrowawayKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Slack's incoming webhooks on loopback, over TLS and under their own name: clients come through a
/// proxy and trust a certificate of this machine, and need no other URL than the real one. Takes a
/// message that keeps Slack's rules, and answers 400 to any other.
public final class LocalSlack implements AutoCloseable {

  /// The example of Slack's own documentation.
  public static final String WEBHOOK =
      "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX";

  private static final String PATH = WEBHOOK.substring("https://hooks.slack.com".length());

  private final ThrowawayKey key;
  private final HttpsServer server;
  private final Tunnel tunnel;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private LocalSlack(ThrowawayKey key, HttpsServer server, Tunnel tunnel) {
    this.key = key;
    this.server = server;
    this.tunnel = tunnel;
  }

  /// Starts one.
  ///
  /// @param folder where its key is kept
  public static LocalSlack start(Path folder) {
    ThrowawayKey key = ThrowawayKey.create(folder, "slack.com");
    try {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(key.serverContext()));
      LocalSlack slack =
          new LocalSlack(key, server, Tunnel.open("hooks.slack.com:443", server.getAddress()));
      server.setExecutor(slack.threads);
      server.createContext("/", slack::handle);
      server.start();
      return slack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The client, led here.
  public HttpClient.Builder lead(HttpClient.Builder client) {
    return client.sslContext(key.clientContext()).proxy(ProxySelector.of(tunnel.address()));
  }

  /// What leads a whole JVM here.
  public List<String> jvmOptions() {
    InetSocketAddress proxy = tunnel.address();
    return Stream.concat(
            key.trust().stream(),
            Stream.of(
                "-Dhttps.proxyHost=" + proxy.getHostString(),
                "-Dhttps.proxyPort=" + proxy.getPort()))
        .toList();
  }

  /// Answers the next request like this, and those after it as usual.
  public LocalSlack then(Reply reply) {
    script.add(reply);
    return this;
  }

  /// Begins anew.
  public void forget() {
    script.clear();
    taken.clear();
    faults.clear();
    requests.clear();
    tunnel.forget();
  }

  /// The messages that were taken, in order.
  public List<JsonNode> messages() {
    return List.copyOf(taken);
  }

  /// Which rules of Slack's were broken.
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /// The method and path of each request.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// Each host and port that a client wanted to reach.
  public List<String> hosts() {
    return tunnel.asked();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      Reply scripted = script.poll();
      send(exchange, scripted == null ? usual(exchange, body) : scripted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply usual(HttpExchange exchange, String body) {
    if (!exchange.getRequestMethod().equals("POST")
        || !exchange.getRequestURI().getPath().equals(PATH)) {
      return Reply.of(404, "no_service");
    }
    MessageRules rules = MessageRules.read(body);
    faults.addAll(rules.faults());
    if (!rules.faults().isEmpty()) {
      return Reply.of(400, "invalid_blocks");
    }
    taken.add(rules.message());
    return Reply.of(200, "ok");
  }

  private static void send(HttpExchange exchange, Reply reply)
      throws IOException, InterruptedException {
    Thread.sleep(reply.delay());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    tunnel.close();
    threads.shutdownNow();
    server.stop(0);
  }
}
