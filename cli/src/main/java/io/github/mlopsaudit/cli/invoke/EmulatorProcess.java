package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The emulator and the Java runtime that it starts. Both end with this program, however that ends.
final class EmulatorProcess implements AutoCloseable {

  /// The standard input is a life line: it closes when this program ends, even if it is killed. The
  /// shell then tells the emulator to stop, which takes the runtime along. Ctrl-C reaches the shell
  /// as well, and must not end it before that.
  private static final String LIFE_LINE =
      "trap : INT HUP TERM; \"$@\" & read -r _; kill $! 2>/dev/null; wait $!";

  private static final int STOP_SECONDS = 3;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Process process;
  private final Thread logger;
  private final Thread hook = new Thread(this::stop, "stop-emulator");

  private EmulatorProcess(Process process, PrintStream log) {
    this.process = process;
    this.logger = Thread.ofVirtual().start(() -> copy(process.getInputStream(), log));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static EmulatorProcess start(
      List<String> words, Path folder, Map<String, String> environment, PrintStream log) {
    List<String> command =
        Stream.concat(Stream.of("/bin/sh", "-c", LIFE_LINE, "sh"), words.stream()).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new EmulatorProcess(builder.start(), log);
    } catch (IOException e) {
      throw new ToolException("Cannot start the Lambda emulator: " + e.getMessage(), e);
    }
  }

  private static void copy(InputStream from, PrintStream to) {
    try (from) {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // This program is on its way out, and the hook is at work or was.
    }
    stop();
  }

  private synchronized void stop() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        Command.endTree(process);
      }
      logger.join(LAST_WORDS);
    } catch (IOException e) {
      Command.endTree(process);
    } catch (InterruptedException e) {
      Command.endTree(process);
      Thread.currentThread().interrupt();
    }
  }
}
