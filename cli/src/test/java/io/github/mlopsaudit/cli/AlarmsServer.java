package io.github.mlopsaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// CloudWatch with every alarm that it is asked for but GONE, all in one state, in CBOR, which the
/// SDK speaks with it and the local AWS does not.
/// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
final class AlarmsServer implements AutoCloseable {

  private static final int MAP = 0xA0;
  private static final int LIST = 0x80;
  private static final int LONG_LIST = 0x98;
  private static final int TEXT = 0x60;
  private static final int LONG_TEXT = 0x78;
  private static final int SHORT = 24;
  private static final int TRUE = 0xF5;
  private static final int AT_ONCE = 100;
  static final String GONE = DeployedClass.STACK + "-gone";
  private static final String BEGIN = DeployedClass.STACK + "-";

  private final HttpServer server;
  private volatile String state = "OK";
  private volatile List<String> actions = List.of(DeployedClass.OPS);

  AlarmsServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/service/GraniteServiceVersion20100801/operation/DescribeAlarms", this::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// How the alarm is from now on.
  void set(String newState, String... newActions) {
    state = newState;
    actions = List.of(newActions);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<String> names = names(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
      if (names.size() > AT_ONCE) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      List<Map<String, Object>> found =
          names.stream().filter(name -> !name.equals(GONE)).map(this::alarm).toList();
      write(Map.of("MetricAlarms", found), body);
      exchange.getResponseHeaders().set("Content-Type", "application/cbor");
      exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
      exchange.sendResponseHeaders(200, body.size());
      body.writeTo(exchange.getResponseBody());
    }
  }

  /// The texts that begin as the names do; before each stands its length.
  private static List<String> names(String cbor) {
    List<String> names = new ArrayList<>();
    for (int at = cbor.indexOf(BEGIN); at > 0; at = cbor.indexOf(BEGIN, at + 1)) {
      int head = cbor.charAt(at - 1);
      names.add(cbor.substring(at, at + (head >= TEXT && head < LONG_TEXT ? head - TEXT : head)));
    }
    return names;
  }

  private Map<String, Object> alarm(String name) {
    return Map.of(
        "AlarmName", name,
        "ActionsEnabled", true,
        "AlarmActions", actions,
        "StateValue", state,
        "StateReason", "no datapoints");
  }

  private static void write(Object value, ByteArrayOutputStream out) {
    switch (value) {
      case Map<?, ?> map -> {
        out.write(MAP + map.size());
        map.forEach((key, each) -> {
          write(key, out);
          write(each, out);
        });
      }
      case List<?> list -> {
        if (list.size() < SHORT) {
          out.write(LIST + list.size());
        } else {
          out.write(LONG_LIST);
          out.write(list.size());
        }
        list.forEach(each -> write(each, out));
      }
      case String text -> {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length < SHORT) {
          out.write(TEXT + bytes.length);
        } else {
          out.write(LONG_TEXT);
          out.write(bytes.length);
        }
        out.writeBytes(bytes);
      }
      case Boolean _ -> out.write(TRUE);
      default -> throw new IllegalArgumentException("No CBOR for " + value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
