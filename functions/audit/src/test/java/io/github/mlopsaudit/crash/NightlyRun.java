package io.github.mlopsaudit.crash;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.LocalContext;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;

/// One night's event on the real handler, in this process or in one of its own.
final class NightlyRun {

  private NightlyRun() {}

  public static void main(String[] arguments) {
    handle(System.getenv(), InstantSource.system());
    // Threads of the clients, which Lambda freezes, would keep the process for a minute.
    System.exit(0);
  }

  static Map<String, Object> handle(Map<String, String> environment, InstantSource clock) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.parse("2026-11-22T17:00:00Z"));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    event.setDetail(Map.of());
    return new AuditHandler(new Configuration(environment), clock, Progress.SILENT, _ -> {})
        .handleRequest(event, new LocalContext("request-1"));
  }

  static Process start(Map<String, String> environment, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NightlyRun.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return builder.start();
  }
}
