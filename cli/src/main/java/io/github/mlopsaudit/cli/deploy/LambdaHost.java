package io.github.mlopsaudit.cli.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mlopsaudit.cli.invoke.Invocation;
import io.github.mlopsaudit.cli.invoke.RuntimeEmulator;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the functions of a local AWS run: each under AWS's Runtime Interface Emulator, started by
/// its first event and warm from then on. What they answer can be awaited.
final class LambdaHost implements AutoCloseable {

  private static final String NAME = "X-Amzn-Lambda-Function-Name";
  private static final int OK = 200;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final Map<String, RuntimeEmulator> running = new ConcurrentHashMap<>();
  private final Map<String, BlockingQueue<Invocation>> answers = new ConcurrentHashMap<>();
  private volatile Function<String, RuntimeEmulator> start =
      name -> {
        throw new ToolException("There is no function " + name + " yet");
      };

  private LambdaHost(HttpServer server) {
    this.server = server;
  }

  /// Opens a port on loopback.
  static LambdaHost open() {
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      LambdaHost host = new LambdaHost(HttpServer.create(anyPort, 0));
      host.server.createContext("/", host::answer);
      host.server.start();
      return host;
    } catch (IOException e) {
      throw new ToolException("No free port for the functions: " + e.getMessage(), e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// From now on a function of this name is started so.
  void startWith(Function<String, RuntimeEmulator> starter) {
    start = starter;
  }

  /// What the function's next invocation came to; null if none does in this time.
  @Nullable Invocation await(String function, Duration time) {
    try {
      return answersOf(function).poll(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolException("Interrupted", e);
    }
  }

  private BlockingQueue<Invocation> answersOf(String function) {
    return answers.computeIfAbsent(function, _ -> new LinkedBlockingQueue<>());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String function = exchange.getRequestHeaders().getFirst(NAME);
      Invocation invocation = invoke(function, event);
      answersOf(function).add(invocation);
      byte[] body = invocation.answer().getBytes(UTF_8);
      exchange.sendResponseHeaders(invocation.failed() ? FAILED : OK, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Invocation invoke(String function, String event) {
    try {
      return running.computeIfAbsent(function, name -> start.apply(name)).invoke(event);
    } catch (RuntimeException e) {
      return new Invocation(String.valueOf(e.getMessage()), true);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    running.values().forEach(RuntimeEmulator::close);
  }
}
