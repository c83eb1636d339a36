package io.github.mlopsaudit.local.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP proxy that leads one host to a server on this machine and refuses all others. The client
/// speaks TLS with that server through it, and believes to speak with the host.
final class Tunnel implements AutoCloseable {

  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n\r\n";
  private static final String FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
  private static final int LONGEST_REQUEST = 8_192;

  private final ServerSocket entrance;
  private final String authority;
  private final InetSocketAddress target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private Tunnel(ServerSocket entrance, String authority, InetSocketAddress target) {
    this.entrance = entrance;
    this.authority = authority;
    this.target = target;
  }

  /// @param authority the host and port that clients may ask for, such as `hooks.slack.com:443`
  static Tunnel open(String authority, InetSocketAddress target) {
    try {
      ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Tunnel tunnel = new Tunnel(entrance, authority, target);
      tunnel.threads.execute(tunnel::accept);
      return tunnel;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(entrance.getInetAddress(), entrance.getLocalPort());
  }

  /// Each host and port that was asked for, in order.
  List<String> asked() {
    return List.copyOf(asked);
  }

  void forget() {
    asked.clear();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String wanted = requested(client.getInputStream());
      asked.add(wanted);
      if (!wanted.equals(authority)) {
        client.getOutputStream().write(FORBIDDEN.getBytes(StandardCharsets.US_ASCII));
        return;
      }
      try (Socket server = new Socket(target.getAddress(), target.getPort())) {
        client.getOutputStream().write(ESTABLISHED.getBytes(StandardCharsets.US_ASCII));
        threads.execute(() -> pump(server, client));
        pump(client, server);
      }
    } catch (IOException e) {
      return; // one of the two has hung up
    }
  }

  /// The target of `CONNECT host:port HTTP/1.1`, read to the end of its headers.
  private static String requested(InputStream in) throws IOException {
    StringBuilder request = new StringBuilder();
    while (!request.toString().endsWith("\r\n\r\n") && request.length() < LONGEST_REQUEST) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The client hung up");
      }
      request.append((char) next);
    }
    return request.toString().split(" ", 3)[1];
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      return; // one of the two has hung up
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
