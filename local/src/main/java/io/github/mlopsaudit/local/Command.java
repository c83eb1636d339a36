package io.github.mlopsaudit.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// A program run to its end, which ends with this one too.
public record Command(int exitCode, String output) {

  /// Runs the program and takes what it writes, errors included.
  ///
  /// @throws IOException if there is no such program
  public static Command run(List<String> words, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(() -> endTree(process));
    Runtime.getRuntime().addShutdownHook(end);
    String output = read(process);
    Command command = new Command(await(process), output);
    forget(end);
    return command;
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) { // Ctrl-C: the hook ended the program half way
      throw new ToolException("Stopped", e);
    }
  }

  public boolean succeeded() {
    return exitCode == 0;
  }

  /// The last lines, for an error message.
  static String tail(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - 12), lines.size());
    return last.isEmpty() ? "  (nothing)" : "  " + String.join("\n  ", last);
  }

  /// Ends the program and all that it started.
  public static void endTree(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static String read(Process process) {
    try {
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      endTree(process);
      Thread.currentThread().interrupt();
      throw new ToolException("Interrupted", e);
    }
  }
}
