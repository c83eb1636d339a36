package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A program that starts an emulator, tells which processes it has and waits for its end.
final class EmulatorUntilKilled {

  private EmulatorUntilKilled() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    try (RuntimeEmulator emulator =
        RuntimeEmulator.start(
            ProjectFolder.find(),
            EchoFunction.in(Path.of(arguments[0])),
            Map.of(),
            new PrintStream(OutputStream.nullOutputStream()))) {
      emulator.invoke("{}");
      ProcessHandle.current().descendants().forEach(process -> IO.println(process.pid()));
      IO.println("ready");
      Thread.sleep(Duration.ofMinutes(1));
    }
  }
}
