package io.github.mlopsaudit.cli.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
final class RuntimeEmulatorTest {

  @TempDir private static Path artifact;
  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
  private static RuntimeEmulator emulator;

  @BeforeAll
  static void start() throws IOException {
    emulator =
        RuntimeEmulator.start(
            ProjectFolder.find(),
            EchoFunction.in(artifact),
            Map.of("AUDIT_TABLE", "findings"),
            new PrintStream(LOG, true, UTF_8));
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void sendsTheEventAndReturnsTheAnswer() throws IOException {
    Invocation invocation = emulator.invoke("{\"students\": [\"07\"], \"이름\": \"하늘\"}");

    assertThat(invocation.failed()).isFalse();
    JsonNode event = json(invocation).get("event");
    assertThat(event.at("/students/0").asText()).isEqualTo("07");
    assertThat(event.get("이름").asText()).isEqualTo("하늘");
  }

  @Test
  void runsTheFunctionInItsArtifactUnderItsName() throws IOException {
    JsonNode answer = json(emulator.invoke("{}"));

    assertThat(answer.get("folder").asText()).isEqualTo(artifact.toRealPath().toString());
    assertThat(answer.get("function").asText()).isEqualTo("EchoFunction");
    assertThat(answer.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("512");
  }

  /// The client's own choice is one file of `/tmp` for all that start.
  @Test
  void sharesNoNativeLibraryWithAnotherEmulator() throws IOException {
    String libraries = json(emulator.invoke("{}")).get("libraries").asText();

    assertThat(libraries).contains("ric-native/jni/libaws-lambda-jni").doesNotContain("/tmp/.lib");
  }

  @Test
  void passesTheGivenVariablesThenThePersonsThenTheTemplates() throws IOException {
    JsonNode answer = json(emulator.invoke("{}"));

    assertThat(answer.get("AUDIT_TABLE").asText()).isEqualTo("findings");
    assertThat(answer.get("PATH").asText()).isEqualTo(System.getenv("PATH"));
    assertThat(answer.get("AUDIT_LANGUAGE").asText()).isEqualTo("ko");
  }

  @Test
  void keepsTheFunctionWarm() throws IOException {
    int before = json(emulator.invoke("{}")).get("invocations").asInt();

    assertThat(json(emulator.invoke("{}")).get("invocations").asInt()).isEqualTo(before + 1);
  }

  @Test
  void returnsWhatTheFunctionThrows() throws IOException {
    Invocation invocation = emulator.invoke("{\"do\": \"throw\"}");

    assertThat(invocation.failed()).isTrue();
    assertThat(json(invocation).get("errorType").asText())
        .isEqualTo("java.lang.IllegalArgumentException");
    assertThat(json(invocation).get("errorMessage").asText()).isEqualTo("학생 99 is on no roster");
  }

  @Test
  void failsWhenTheFunctionTakesTooLongAndServesTheNextEvent() {
    assertThat(emulator.invoke("{\"do\": \"sleep\"}"))
        .isEqualTo(new Invocation("Task timed out after 10.00 seconds", true));
    assertThat(emulator.invoke("{}").failed()).isFalse();
  }

  @Test
  void failsWhenTheFunctionEndsItsProcess() {
    assertThat(emulator.invoke("{\"do\": \"exit\"}").failed()).isTrue();
  }

  @Test
  void writesWhatTheFunctionLogsToTheLog() throws InterruptedException {
    emulator.invoke("{\"night\": 1}");

    // The log comes by another way than the answer, and may come after it.
    for (int i = 0; i < 500 && !LOG.toString(UTF_8).contains("echo {night=1}"); i++) {
      Thread.sleep(20);
    }
    assertThat(LOG.toString(UTF_8)).contains("echo {night=1}");
  }

  @Test
  void endsEveryProcessThatItStarted(@TempDir Path other) throws IOException {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    RuntimeEmulator second =
        RuntimeEmulator.start(
            ProjectFolder.find(), EchoFunction.in(other), Map.of(), new PrintStream(LOG));
    second.invoke("{}");
    List<ProcessHandle> started =
        ProcessHandle.current().descendants().filter(p -> !before.contains(p)).toList();

    second.close();

    assertThat(started).hasSizeGreaterThanOrEqualTo(3).noneMatch(ProcessHandle::isAlive);
  }

  private static JsonNode json(Invocation invocation) throws IOException {
    return new ObjectMapper().readTree(invocation.answer());
  }
}
