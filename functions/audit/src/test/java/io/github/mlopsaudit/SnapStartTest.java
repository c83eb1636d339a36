package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What Lambda calls around a snapshot: the hooks themselves, without a snapshot between them.
final class SnapStartTest {

  @Test
  void rehearsesTheWholeAudit() {
    Outcome outcome = Rehearsal.once();

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.summary().published())
        .isEqualTo(new Published(Delivery.DONE, Delivery.DONE, Delivery.DONE));
    assertThat(outcome.subscribers()).hasValue(1);
    assertThat(outcome.report().snapshot().seenBuckets()).hasSize(1);
    assertThat(outcome.report().snapshot().seenRepositories()).isNotEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNoConnectionInTheSnapshot() throws IOException {
    try (StubAws aws = StubAws.start(HealthyClass.of(1))) {
      AuditHandler handler = handler(new AtomicReference<>(aws.environment()));
      List<String> before = connectionsTo(aws);
      handle(handler);
      assertThat(connectionsTo(aws)).hasSizeGreaterThan(before.size());
      int calls = aws.calls().size();

      handler.beforeCheckpoint(Core.getGlobalContext());

      assertThat(connectionsTo(aws)).isEqualTo(before);
      assertThat(aws.calls()).hasSize(calls);
    }
  }

  @Test
  void readsItsSettingsAnewAfterARestore() {
    try (StubAws old = StubAws.start(HealthyClass.of(1));
        StubAws present = StubAws.start(HealthyClass.of(1))) {
      AtomicReference<Map<String, String>> environment = new AtomicReference<>(old.environment());
      AuditHandler handler = handler(environment);
      handler.beforeCheckpoint(Core.getGlobalContext());
      environment.set(present.environment());

      handler.afterRestore(Core.getGlobalContext());
      handle(handler);

      assertThat(old.calls()).isEmpty();
      assertThat(present.calls("s3:ListBuckets")).isEqualTo(1);
    }
  }

  private static AuditHandler handler(AtomicReference<Map<String, String>> environment) {
    return new AuditHandler(
        () -> Working.of(new Configuration(environment.get()), InstantSource.system()),
        InstantSource.system(),
        Progress.SILENT,
        _ -> {});
  }

  private static void handle(AuditHandler handler) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("test");
    assertThat(handler.handleRequest(event, new LocalContext())).containsKey("runId");
  }

  /// This process's own ends of established connections to the port, as Linux lists them.
  private static List<String> connectionsTo(StubAws aws) throws IOException {
    String port = "%04X".formatted(aws.endpoint().getPort());
    try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
        Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
      return Stream.concat(four, six)
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields[2].endsWith(":" + port) && fields[3].equals("01"))
          .map(fields -> fields[1])
          .sorted()
          .toList();
    }
  }
}
