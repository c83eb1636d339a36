package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What becomes of the local AWS when the program that started it ends, however that ends.
final class LocalAwsLifeTest {

  /// The program: starts a local AWS, says so, and waits; or leaves it running.
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws InterruptedException {
      LocalAws aws = LocalAws.start();
      if (arguments[0].equals("detach")) {
        aws.detach();
      }
      System.out.println(aws.pid());
      if (arguments[0].equals("wait")) {
        Thread.sleep(Duration.ofMinutes(1));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void diesWithItsParent(String death, Consumer<Process> kill) throws Exception {
    Process parent = parent("wait");
    ProcessHandle aws = startedBy(parent);
    ProcessHandle worker = aws.children().findFirst().orElseThrow();

    kill.accept(parent);

    assertThat(aws.onExit()).succeedsWithin(Duration.ofSeconds(10));
    assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  static Stream<Arguments> diesWithItsParent() {
    return Stream.of(
        Arguments.of("SIGTERM, as Ctrl-C", (Consumer<Process>) Process::destroy),
        Arguments.of("SIGKILL", (Consumer<Process>) Process::destroyForcibly));
  }

  @Test
  void outlivesItsParentWhenDetached() throws Exception {
    Process parent = parent("detach");
    ProcessHandle aws = startedBy(parent);
    parent.waitFor();
    Thread.sleep(Duration.ofMillis(700)); // longer than the end takes in the tests above

    assertThat(aws.isAlive()).isTrue();
    aws.destroy();
    assertThat(aws.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  private static Process parent(String mode) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            mode)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle startedBy(Process parent) throws IOException {
    BufferedReader reader = parent.inputReader();
    return ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
  }
}
