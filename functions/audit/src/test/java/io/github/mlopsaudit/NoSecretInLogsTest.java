package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Secrets that are easy to find again, and the real handler with every logger at its loudest, as
/// `AWS_LAMBDA_LOG_LEVEL=TRACE` makes it.
final class NoSecretInLogsTest {

  private static final List<String> CANARIES =
      List.of(
          "AKIACANARYKEY",
          "canary-secret-key",
          "canary-session-token",
          "canary@student.example",
          "X-Amz-Signature",
          "X-Amz-Security-Token");
  private static final String COURSE =
      "{\"Parameter\":{\"Name\":\"/c\",\"Type\":\"SecureString\",\"Value\":\"roster: [{number:"
          + " '01', email: canary@student.example}]\"}}";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final StubAws aws = StubAws.start(HealthyClass.of(1));
  private final Map<String, String> environment = new HashMap<>(aws.environment());

  @BeforeEach
  void listen() {
    PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    // What Powertools does with the function's level.
    Configurator.setAllLevels("", Level.TRACE);
    environment.put("AWS_ACCESS_KEY_ID", "AKIACANARYKEY");
    environment.put("AWS_SECRET_ACCESS_KEY", "canary-secret-key");
    environment.put("AWS_SESSION_TOKEN", "canary-session-token");
    environment.put("AUDIT_COURSE_PARAMETER", "/c");
    environment.put("AUDIT_REPORT_BUCKET", "reports");
    environment.put("AUDIT_TOPIC_ARN", "arn:aws:sns:ap-northeast-2:123456789012:t");
    aws.on("ssm:GetParameter").answer(new Reply(200, Map.of(), COURSE));
  }

  @AfterEach
  void stop() {
    LoggerContext.getContext(false).reconfigure();
    System.setOut(out);
    System.setErr(err);
    aws.close();
  }

  private Map<String, Object> handle(Map<String, Object> detail) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("mlops.audit");
    event.setDetail(detail);
    return new AuditHandler(
            new Configuration(environment), InstantSource.system(), Progress.SILENT, _ -> {})
        .handleRequest(event, new LocalContext("request-1"));
  }

  private String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noneOfARunThatFails() {
    aws.on("sns:Publish").answer(Fault.error(403, "InvalidClientTokenId"));

    assertThatThrownBy(() -> handle(Map.of()))
        .isInstanceOf(AuditFailedException.class)
        .satisfies(failure -> assertThat(stack(failure)).doesNotContain(CANARIES));

    assertThat(logged()).contains("run finished").doesNotContain(CANARIES);
  }

  @Test
  void noneWhereACallIsRefusedOrBreaksOff() {
    aws.on("ssm:GetParameter").answer(Fault.error(400, "ExpiredTokenException"));

    assertThatThrownBy(() -> handle(Map.of()))
        .satisfies(failure -> assertThat(stack(failure)).doesNotContain(CANARIES));
    assertThat(logged()).doesNotContain(CANARIES);
  }

  @Test
  void noneOfALinkThatWasAskedFor() {
    aws.on("s3:HeadObject").answer(new Reply(200, Map.of(), ""));

    Map<String, Object> answer = handle(Map.of("reportLink", true));

    assertThat(answer).extractingByKey("url").asString().contains("X-Amz-Signature");
    assertThat(logged()).contains("report link made").doesNotContain(CANARIES);
  }

  @Test
  void ourOwnWordsAreHeardAtDebug() {
    LoggerFactory.getLogger("io.github.mlopsaudit.x").debug("ours");
    LoggerFactory.getLogger("software.amazon.awssdk.request").debug("not ours");
    LoggerFactory.getLogger("org.apache.hc.client5.http.wire").debug("not ours either");

    assertThat(logged()).contains("ours").doesNotContain("not ours");
  }

  private static String stack(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
