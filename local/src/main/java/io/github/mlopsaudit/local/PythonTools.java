package io.github.mlopsaudit.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Installs the Python programs of `tools/` into `.tools/`, once for each state of their
/// requirements.
public final class PythonTools {
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
    Installation.make(
        project,
        tool.folder(),
        environment,
        PythonTools::isComplete,
        folder -> install(python, tool, requirements, folder));
    return pythonOf(environment);
  }

  private static boolean isInstalled(Python python, PythonTool tool, Requirements requirements) {
    Stream<String> words =
        Stream.of("-c", IS_INSTALLED, tool.distribution(), requirements.version());
    return python
        .run(Map.of(), Stream.concat(words, tool.modules().stream()).toArray(String[]::new))
        .succeeded();
  }

  private static void install(
      Python python, PythonTool tool, Requirements requirements, Path folder) {
    System.err.printf(
        "Installing %s (%s %s), once, %s ...%n",
        tool.title(), tool.distribution(), requirements.version(), tool.duration());
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
}
