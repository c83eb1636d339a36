package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.SharedLocalAws;
import io.github.mlopsaudit.local.slack.LocalSlack;
import io.github.mlopsaudit.local.slack.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The folder of the Slack notifier that is deployed, and the notifier in it under AWS's Runtime
/// Interface Emulator, with the real URL of a webhook that leads to a Slack of this machine.
final class PackagedSlackNotifierTest {

  private static final long MEGABYTE = 1024L * 1024;
  private static final long LIMIT = 18 * MEGABYTE;
  private static final String PARAMETER = "/mlops/slack-webhook";

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final LambdaFunction FUNCTION = LambdaFunction.slackNotifier(PROJECT);

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private LocalSlack slack;

  @BeforeEach
  void start(@TempDir Path folder) {
    slack = LocalSlack.start(folder);
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  private RuntimeEmulator emulator() {
    Map<String, String> environment = new HashMap<>(keep(SharedLocalAws.empty()));
    environment.put("SLACK_WEBHOOK_PARAMETER", PARAMETER);
    environment.put("JAVA_TOOL_OPTIONS", String.join(" ", slack.jvmOptions()));
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    return RuntimeEmulator.start(PROJECT, FUNCTION, environment, out);
  }

  private static Map<String, String> keep(LocalAws aws) {
    URI endpoint = URI.create(Objects.requireNonNull(aws.environment().get("AWS_ENDPOINT_URL")));
    try (SsmClient ssm =
        SsmClient.builder()
            .region(Region.of(LocalAws.REGION))
            .endpointOverride(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      ssm.putParameter(
          put -> put.name(PARAMETER).value(LocalSlack.WEBHOOK).type(ParameterType.SECURE_STRING));
    }
    return aws.environment();
  }

  private static String event(String name) throws IOException {
    return Files.readString(PROJECT.path().resolve("events").resolve(name));
  }

  @Test
  void tellsSlack() throws IOException {
    try (RuntimeEmulator emulator = emulator()) {
      long start = System.nanoTime();
      Invocation cold = emulator.invoke(event("slack-notifier.json"));
      long between = System.nanoTime();
      Duration processor = processorTime();
      Invocation warm = emulator.invoke(event("slack-alarm.json"));
      long end = System.nanoTime();

      assertThat(read(cold)).isEqualTo(read("{\"sent\": 1, \"skipped\": 0}"));
      assertThat(read(warm)).isEqualTo(read(cold));
      System.out.printf(
          "first invocation %d ms, of which %d ms on the processor; second %d ms%n",
          Duration.ofNanos(between - start).toMillis(),
          processor.toMillis(),
          Duration.ofNanos(end - between).toMillis());
    }

    assertThat(slack.messages()).hasSize(2);
    assertThat(slack.faults()).isEmpty();
    assertThat(slack.hosts()).containsOnly("hooks.slack.com:443");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("told Slack")
        .doesNotContain("T00000000");
  }

  @Test
  void failsIfSlackTakesNothing() throws IOException {
    slack.then(Reply.of(404, "no_service"));

    try (RuntimeEmulator emulator = emulator()) {
      Invocation invocation = emulator.invoke(event("slack-notifier.json"));

      assertThat(invocation.failed()).isTrue();
      assertThat(invocation.answer())
          .contains("Slack answered 404 (no_service): the webhook was revoked")
          .doesNotContain("T00000000");
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("T00000000");
  }

  /// What the function's JVM, the start included, has used so far on all cores.
  private static Duration processorTime() {
    return ProcessHandle.current()
        .descendants()
        .map(ProcessHandle::info)
        .filter(info -> info.commandLine().orElse("").contains("AWSLambda " + FUNCTION.handler()))
        .filter(info -> info.command().orElse("").endsWith("java"))
        .flatMap(info -> info.totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static JsonNode read(Invocation invocation) throws JsonProcessingException {
    return read(invocation.answer());
  }

  private static JsonNode read(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }

  @Test
  void carriesOneClientOfAwsOverTheSmallestConnections() throws IOException {
    assertThat(libraries())
        .contains("ssm", "url-connection-client")
        .doesNotContain("apache5-client", "apache-client", "netty-nio-client", "httpclient5")
        .doesNotContain("s3", "sns", "sts", "dynamodb", "local", "audit", "junit-jupiter")
        .doesNotHaveDuplicates();
  }

  @Test
  void isSmallEnough() throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(FUNCTION.artifact())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    System.out.printf("%d bytes in %s%n", size, FUNCTION.artifact());

    assertThat(size).isBetween(MEGABYTE, LIMIT);
  }

  /// The libraries without their versions.
  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(FUNCTION.artifact().resolve("lib"))) {
      return files.map(file -> file.getFileName().toString().replaceAll("-\\d.*", "")).toList();
    }
  }
}
