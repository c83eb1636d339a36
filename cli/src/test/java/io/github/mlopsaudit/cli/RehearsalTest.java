package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalTest {

  @TempDir private Path temporary;

  @Test
  void auditsAndPublishesWithoutAFault() throws Exception {
    Path log = temporary.resolve("log");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Rehearsal.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();

    assertThat(process.waitFor()).as("exit code; it wrote: %s", log).isZero();
    assertThat(log).content().doesNotContain("Exception");
  }
}
