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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The process that serves moto. Its standard input is its life line: see
/// `tools/local-aws/gunicorn.conf.py`.
final class MotoProcess implements AutoCloseable {
  private static final PythonTool MOTO =
      new PythonTool(
          "local-aws",
          "the local AWS",
          "moto",
          List.of(
              "gunicorn",
              "moto.moto_server.werkzeug_app",
              "moto.dynamodb.urls",
              "moto.ecr.urls",
              "moto.kms.urls",
              "moto.s3.urls",
              "moto.ssm.urls"),
          "about 20 s");
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 3;

  private final Process process;
  private final Path log;
  private final int port;
  private final Thread hook = new Thread(this::stop, "stop-local-aws");
  private boolean attached = true;

  private MotoProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /// Starts it and returns when it answers; port 0 is any free one.
  static MotoProcess start(ProjectFolder project, int port) {
    Path python = new PythonTools(project).python(MOTO);
    try {
      Files.createDirectories(project.installed());
      Path log = Files.createTempFile(project.installed(), "local-aws-", ".log");
      Process process = launch(project, python, port, log);
      MotoProcess moto = new MotoProcess(process, log, awaitPort(process, log));
      Runtime.getRuntime().addShutdownHook(moto.hook);
      return moto;
    } catch (IOException e) {
      throw new ToolException("Cannot start the local AWS: " + e.getMessage(), e);
    }
  }

  private static Process launch(ProjectFolder project, Path python, int port, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                python.toString(), "-m", "gunicorn", "--bind", "127.0.0.1:" + port, "moto_fast:app")
            .directory(project.tools().resolve(MOTO.folder()).toFile())
            .redirectError(log.toFile());
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
