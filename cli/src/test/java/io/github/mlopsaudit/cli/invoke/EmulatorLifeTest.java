package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@EnabledOnOs(OS.LINUX)
final class EmulatorLifeTest {

  private static final int PATIENCE_SECONDS = 10;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void nothingOutlivesTheProgramThatStartedIt(String signal, @TempDir Path artifact)
      throws Exception {
    Process program = start(artifact);
    List<ProcessHandle> started;
    try (BufferedReader reader = program.inputReader()) {
      started =
          reader
              .lines()
              .takeWhile(line -> !line.equals("ready"))
              .map(Long::valueOf)
              .map(ProcessHandle::of)
              .flatMap(Optional::stream)
              .toList();
    }
    assertThat(started).hasSizeGreaterThanOrEqualTo(3);

    new ProcessBuilder("kill", "-" + signal, String.valueOf(program.pid())).start().waitFor();

    assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    for (ProcessHandle process : started) {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Process start(Path artifact) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EmulatorUntilKilled.class.getName(),
            artifact.toString())
        .redirectError(Redirect.DISCARD)
        .start();
  }
}
