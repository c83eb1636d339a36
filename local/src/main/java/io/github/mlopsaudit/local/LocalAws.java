package io.github.mlopsaudit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/// A local AWS: moto in a process of its own, on loopback only, which dies with this one.
///
/// ```java
/// try (LocalAws aws = LocalAws.start()) {
///   SampleClass.of(15).create(aws.environment());
/// }
/// ```
public final class LocalAws implements AutoCloseable {
  /// The account that every caller is in.
  public static final String ACCOUNT = "123456789012";

  public static final String REGION = "ap-northeast-2";

  private static final PythonTool MOTO =
      new PythonTool(
          "local-aws",
          "the local AWS",
          "moto",
          List.of(
              "gunicorn",
              "moto.moto_server.werkzeug_app",
              "moto.dynamodb.urls",
              "moto.ecr.urls",
              "moto.kms.urls",
              "moto.s3.urls",
              "moto.ssm.urls"),
          "about 20 s");

  private final ServerProcess moto;

  private LocalAws(ServerProcess moto) {
    this.moto = moto;
  }

  /// Starts one on a free port, and returns when it answers.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static LocalAws start() {
    return start(0);
  }

  /// Starts one on this port, and returns when it answers.
  ///
  /// @throws ToolException if the port is taken, or it cannot be installed or started
  public static LocalAws start(int port) {
    if (port != 0) {
      requireFree(port);
    }
    List<String> words = List.of("-m", "gunicorn", "--bind", "127.0.0.1:" + port, "moto_fast:app");
    return new LocalAws(ServerProcess.start(ProjectFolder.find(), MOTO, words, Map.of()));
  }

  private static void requireFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return;
    } catch (IOException e) {
      throw new ToolException(
          "Port %d on 127.0.0.1 is taken (%s). Name another, or none: then a free one is found."
              .formatted(port, e.getMessage()),
          e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + moto.port());
  }

  /// The AWS variables that lead here. A program that gets them should get none of `AWS_PROFILE`
  /// and `AWS_SESSION_TOKEN`.
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint().toString(),
        "AWS_REGION",
        REGION,
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }

  /// Forgets everything that was created.
  public void reset() {
    post("/moto-api/reset", "");
    deny();
  }

  /// From now on nobody may read these S3 subresources of any bucket, such as `versioning`; all
  /// others may be read again.
  public void deny(String... subresources) {
    post("/local-aws/denied", String.join("\n", subresources));
  }

  private void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException("moto refused " + path + ": " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("moto does not answer on " + endpoint(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// The process to end (`kill PID`) after `detach`.
  public long pid() {
    return moto.pid();
  }

  /// Leaves it running: it outlives this program, and `close` does nothing any more.
  public void detach() {
    moto.detach();
  }

  /// Ends it, within seconds at worst.
  @Override
  public void close() {
    moto.close();
  }
}
