package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit as Lambda starts it with SnapStart: Lambda's own runtime client finds the hooks of the
/// handler and calls them, here without a snapshot between them. With SnapStart a function has no
/// keys in its variables, but an address that gives them out.
/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html#snapstart-credentials
final class SnapStartTest {

  private static final String TOKEN = "of-this-function";
  private static final String KEYS =
      """
      {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "secret", "Token": "session",
       "Expiration": "2126-11-01T00:00:00Z"}\
      """;

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer credentials;

  @BeforeEach
  void giveOutKeys() throws IOException {
    credentials = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    credentials.createContext("/", this::answer);
    credentials.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] body = KEYS.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @AfterEach
  void stop() {
    credentials.stop(0);
  }

  @Test
  void theSnapshotHasTheRehearsedClassesAndNoCredentials(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("classes.log");
    Path log = folder.resolve("function.log");
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO);
        StubSite site = laboratory.site(1);
        RuntimeApi lambda = RuntimeApi.start()) {
      Process function = audit(site, folder, classes).start(lambda.address(), log);
      try {
        lambda.awaitSnapshot();
        assertThat(Files.readString(classes)).contains(" io.github.mlopsaudit.Rehearsal ");
        assertThat(asked).isEmpty();
        assertThat(site.stub().connectionsByService()).isEmpty();

        lambda.restore();

        assertThat(lambda.invoke(nightly()).body()).contains("\"status\":\"COMPLETE\"");
        assertThat(asked).isNotEmpty().containsOnly(TOKEN);
        assertThat(site.stub().calls()).containsKeys("s3:ListBuckets", "dynamodb:Query");
      } finally {
        Command.endTree(function);
        System.out.println(Files.readString(log));
      }
    }
  }

  private ColdStart audit(StubSite site, Path folder, Path classes) {
    Map<String, String> environment = new HashMap<>(site.environment());
    environment.keySet().removeIf(name -> name.matches("AWS_(ACCESS_KEY|SECRET|SESSION).*"));
    environment.put(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://127.0.0.1:" + credentials.getAddress().getPort() + "/credentials");
    environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN);
    List<String> options = new ArrayList<>(site.jvmOptions());
    options.add("-Xlog:class+load:file=" + classes);
    return new ColdStart(
            "audit",
            folder,
            "io.github.mlopsaudit.AuditHandler::handleRequest",
            options,
            System.getProperty("java.class.path", ""),
            environment,
            "")
        .primed("audit with SnapStart");
  }

  private static String nightly() throws IOException {
    return Files.readString(ProjectFolder.find().path().resolve("events/nightly.json"));
  }
}
