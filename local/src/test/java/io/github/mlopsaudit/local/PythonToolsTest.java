package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a Python that is a script; every other test of the local AWS installs with a real one.
final class PythonToolsTest {
  private static final PythonTool TOOL =
      new PythonTool("a-tool", "a tool", "moto", List.of("flask"), "some seconds");

  @TempDir private Path folder;

  @Test
  void takesWhatIsInstalledInTheRightVersion() throws IOException {
    Python python = python("exit 0", "exit 1", "exit 1");

    assertThat(tools(python).python(TOOL)).isEqualTo(python.executable());
    assertThat(folder.resolve(".tools")).doesNotExist();
  }

  @Test
  void installsOnceIntoTheProject() throws IOException {
    PythonTools tools =
        tools(python("exit 1", "exit 0", "echo . >> " + folder.resolve("pip-runs")));

    Path python = tools.python(TOOL);

    assertThat(python).isEqualTo(environment().resolve("bin/python")).isExecutable();
    assertThat(tools.python(TOOL)).isEqualTo(python);
    assertThat(folder.resolve("pip-runs")).hasContent(".");
  }

  @Test
  void makesAnewWhatWasLeftHalfMade() throws IOException {
    PythonTools tools = tools(python("exit 1", "exit 0", "exit 0"));
    Path left = Path.of(environment() + ".left");
    Files.createDirectories(left.resolve("lib"));
    Files.createSymbolicLink(environment(), left.getFileName());

    assertThat(tools.python(TOOL)).isExecutable();
    assertThat(left).doesNotExist();
  }

  @Test
  void saysWhatToDoWhenPipFails() throws IOException {
    PythonTools tools =
        tools(python("exit 1", "exit 0", "echo No matching distribution found for moto; exit 1"));

    assertThatThrownBy(() -> tools.python(TOOL))
        .isInstanceOf(ToolException.class)
        .hasMessageContainingAll(
            "Cannot install a tool. This failed: pip install -r " + requirements(),
            "No matching distribution found for moto",
            "HTTPS_PROXY",
            "pip install -r " + requirements() + ", and try again");
    assertThat(environment()).doesNotExist();
  }

  @Test
  void saysWhatToDoWherePythonCannotMakeAnEnvironment() throws IOException {
    PythonTools tools =
        tools(python("exit 1", "echo ensurepip is not available; exit 1", "exit 0"));

    assertThatThrownBy(() -> tools.python(TOOL))
        .hasMessageContainingAll(
            "-m venv", "ensurepip is not available", "sudo apt-get install python3-venv");
  }

  @Test
  void saysWhenTheRequirementsAreMissing() {
    assertThatThrownBy(() -> new PythonTools(new ProjectFolder(folder)).python(TOOL))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("Cannot read " + requirements());
  }

  private PythonTools tools(Python python) throws IOException {
    Files.createDirectories(requirements().getParent());
    Files.writeString(requirements(), "moto==5.2.1\n");
    return new PythonTools(new ProjectFolder(folder), () -> python);
  }

  private Path requirements() {
    return folder.resolve("tools").resolve("a-tool").resolve("requirements.txt");
  }

  private Path environment() {
    String hash = Requirements.read(new ProjectFolder(folder), TOOL).hash();
    return folder.resolve(".tools").resolve("a-tool-" + hash);
  }

  /// A Python that does as told when asked for the tool, for an environment and for pip.
  private Python python(String isInstalled, String venv, String pip) throws IOException {
    Path script = folder.resolve("python");
    Files.writeString(
        script,
        """
        #!/bin/sh
        case "$1 $2" in
          "-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; %s ;;
          "-m pip") %s ;;
          *) %s ;;
        esac
        """
            .formatted(venv, pip, isInstalled));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return new Python(script, 12);
  }
}
