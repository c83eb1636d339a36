package io.github.mlopsaudit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Installs the Python programs of `tools/` into `.tools/`, once for each state of their
/// requirements.
public final class PythonTools {
  private static final Object ONE_AT_A_TIME = new Object();

  /// Settings of the person's shell that would lead pip astray.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PIP_USER", "0", "PIP_REQUIRE_VIRTUALENV", "0", "PYTHONNOUSERSITE", "1");

  private static final String IS_INSTALLED =
      """
      import importlib, importlib.metadata, sys
      assert importlib.metadata.version(sys.argv[1]) == sys.argv[2]
      for module in sys.argv[3:]:
          importlib.import_module(module)
      """;

  private final ProjectFolder project;
  private final Supplier<Python> machine;

  public PythonTools(ProjectFolder project) {
    this(project, Python::find);
  }

  PythonTools(ProjectFolder project, Supplier<Python> machine) {
    this.project = project;
    this.machine = machine;
  }

  /// A Python that can run the tool (`python -m ...`): of our own environment, else the machine's
  /// if the tool is installed there in the right version, else of an environment made now.
  ///
  /// @throws ToolException if there is no Python, or the tool cannot be installed
  public Path python(PythonTool tool) {
    Requirements requirements = Requirements.read(project, tool);
    Path environment = project.installed().resolve(tool.folder() + "-" + requirements.hash());
    if (isComplete(environment)) {
      return pythonOf(environment);
    }
    Python python = machine.get();
    if (isInstalled(python, tool, requirements)) {
      return python.executable();
    }
    synchronized (ONE_AT_A_TIME) {
      installLocked(python, tool, requirements, environment);
    }
    return pythonOf(environment);
  }

  private static boolean isInstalled(Python python, PythonTool tool, Requirements requirements) {
    Stream<String> words =
        Stream.of("-c", IS_INSTALLED, tool.distribution(), requirements.version());
    return python
        .run(Map.of(), Stream.concat(words, tool.modules().stream()).toArray(String[]::new))
        .succeeded();
  }

  private void installLocked(
      Python python, PythonTool tool, Requirements requirements, Path environment) {
    Path lockFile = project.installed().resolve(tool.folder() + ".lock");
    try {
      Files.createDirectories(project.installed());
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isComplete(environment)) { // another process may have made it meanwhile
          install(python, tool, requirements, environment);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + project.installed(), e);
    }
  }

  /// Makes it in a folder of its own, and links to that last: what Ctrl-C or a crash leaves
  /// half-made is never used, not even if an orphan of the crash still writes to it.
  private static void install(
      Python python, PythonTool tool, Requirements requirements, Path environment)
      throws IOException {
    System.err.printf(
        "Installing %s (%s %s), once, %s ...%n",
        tool.title(), tool.distribution(), requirements.version(), tool.duration());
    deleteHalfMade(environment);
    Path folder =
        Files.createTempDirectory(environment.getParent(), environment.getFileName() + ".");
    Command made = python.run(ENVIRONMENT, "-m", "venv", folder.toString());
    check(made, tool, requirements, python.executable() + " -m venv");
    Python inside = new Python(pythonOf(folder), python.minor());
    String file = requirements.file().toString();
    String[] pip = {
      "-m",
      "pip",
      "install",
      "--no-input",
      "--disable-pip-version-check",
      "--retries",
      "2",
      "-r",
      file
    };
    check(inside.run(ENVIRONMENT, pip), tool, requirements, "pip install -r " + file);
    Files.deleteIfExists(environment);
    Files.createSymbolicLink(environment, folder.getFileName());
  }

  private static void check(
      Command command, PythonTool tool, Requirements requirements, String tried) {
    if (!command.succeeded()) {
      throw new ToolException(
          """
          Cannot install %s. This failed: %s
          %s
          What to do:
            no network      set HTTPS_PROXY, or PIP_INDEX_URL for a mirror, and try again
            no venv         Debian, Ubuntu: sudo apt-get install python3-venv
            by your hand    pip install -r %s, and try again: what is installed is used\
          """
              .formatted(tool.title(), tried, Command.tail(command.output()), requirements.file()));
    }
  }

  /// Whether it is there, and its interpreter, a link to one of the machine, still leads somewhere.
  private static boolean isComplete(Path environment) {
    return Files.isExecutable(pythonOf(environment));
  }

  private static Path pythonOf(Path environment) {
    return environment.resolve("bin").resolve("python");
  }

  private static void deleteHalfMade(Path environment) throws IOException {
    try (DirectoryStream<Path> halfMade =
        Files.newDirectoryStream(environment.getParent(), environment.getFileName() + ".*")) {
      for (Path folder : halfMade) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException _) {
      // An orphan of the crash still writes there; the next installation tries again.
    }
  }
}
