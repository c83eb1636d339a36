package io.github.mlopsaudit.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The process of a Python program that serves a local AWS on loopback. It writes its port to
/// standard output when it answers. Its standard input is its life line: see
/// `tools/local-aws/gunicorn.conf.py` and `tools/ministack/serve.py`.
final class ServerProcess implements AutoCloseable {
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 3;

  private final Process process;
  private final Path log;
  private final int port;
  private final Thread hook = new Thread(this::stop, "stop-local-aws");
  private boolean attached = true;

  private ServerProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /// Installs the tool if need be, starts its Python with these words in the tool's folder, and
  /// returns when it answers.
  static ServerProcess start(
      ProjectFolder project, PythonTool tool, List<String> words, Map<String, String> variables) {
    Path python = new PythonTools(project).python(tool);
    try {
      Files.createDirectories(project.installed());
      Path log = Files.createTempFile(project.installed(), tool.folder() + "-", ".log");
      List<String> command = Stream.concat(Stream.of(python.toString()), words.stream()).toList();
      Process process = launch(project.tools().resolve(tool.folder()), command, variables, log);
      ServerProcess server = new ServerProcess(process, log, awaitPort(process, log));
      Runtime.getRuntime().addShutdownHook(server.hook);
      return server;
    } catch (IOException e) {
      throw new ToolException("Cannot start the local AWS: " + e.getMessage(), e);
    }
  }

  private static Process launch(
      Path folder, List<String> command, Map<String, String> variables, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile());
    builder.environment().putAll(variables);
    builder.environment().put("LOCAL_AWS_LOG", log.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().remove("GUNICORN_CMD_ARGS");
    return builder.start();
  }

  private static int awaitPort(Process process, Path log) throws IOException {
    String line =
        CompletableFuture.supplyAsync(() -> firstLine(process))
            .completeOnTimeout("", START_SECONDS, SECONDS)
            .join();
    if (line.isEmpty()) {
      Command.endTree(process);
      throw new ToolException(
          "The local AWS did not start. The end of "
              + log
              + ":\n"
              + Command.tail(Files.readString(log)));
    }
    return Integer.parseInt(line);
  }

  private static String firstLine(Process process) {
    try (BufferedReader reader = process.inputReader()) {
      String line = reader.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  synchronized void detach() {
    if (!attached) {
      return;
    }
    attached = false;
    Runtime.getRuntime().removeShutdownHook(hook);
    try (OutputStream lifeLine = process.getOutputStream()) {
      lifeLine.write("detach\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new ToolException("The local AWS has ended; its log: " + log, e);
    }
  }

  @Override
  public void close() {
    if (!attached) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // This program is on its way out, and the hook is at work or was.
    }
    stop();
  }

  private synchronized void stop() {
    if (!attached) {
      return;
    }
    attached = false;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        Command.endTree(process);
      }
    } catch (IOException e) {
      Command.endTree(process);
    } catch (InterruptedException e) {
      Command.endTree(process);
      Thread.currentThread().interrupt();
    }
  }
}
