package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonToolsTest {
  @TempDir private Path folder;

  @AfterEach
  void deleteEnvironments() {
    PythonTools.delete(new ProjectFolder(folder).installed());
  }

  @Test
  void takesWhatIsInstalledInTheRightVersion() throws IOException {
    PythonTool pip = tool("pip", List.of("pip"), "pip==" + installedPip());

    assertThat(new PythonTools(new ProjectFolder(folder)).python(pip))
        .isEqualTo(Python.find().executable());
    assertThat(folder.resolve(".tools")).doesNotExist();
  }

  @Test
  void makesAnewWhatWasLeftHalfMade() throws IOException {
    PythonTool pip = tool("pip", List.of("no_such_module"), "--no-index\npip==" + bundledPip());
    ProjectFolder project = new ProjectFolder(folder);
    Path environment =
        project.installed().resolve("a-tool-" + Requirements.read(project, pip).hash());
    Path left = Path.of(environment + ".left");
    Files.createDirectories(left.resolve("lib"));
    Files.createSymbolicLink(environment, left.getFileName());

    Path python = new PythonTools(project).python(pip);

    assertThat(python).isEqualTo(environment.resolve("bin/python")).isExecutable();
    assertThat(left).doesNotExist();
    assertThat(new PythonTools(project).python(pip)).isEqualTo(python);
  }

  @Test
  void saysWhatToDoWhenPipFails() throws IOException {
    PythonTool tool = tool("no-such-package", List.of(), "--no-index\nno-such-package==1.0");

    assertThatThrownBy(() -> new PythonTools(new ProjectFolder(folder)).python(tool))
        .isInstanceOf(ToolException.class)
        .hasMessageContainingAll(
            "Cannot install a tool",
            "pip install -r " + folder.resolve("tools/a-tool/requirements.txt"),
            "No matching distribution found for no-such-package==1.0",
            "HTTPS_PROXY",
            "sudo apt-get install python3-venv");
  }

  @Test
  void saysWhenTheRequirementsAreMissing() {
    PythonTool tool = new PythonTool("lost", "a tool", "moto", List.of(), "soon");

    assertThatThrownBy(() -> new PythonTools(new ProjectFolder(folder)).python(tool))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("Cannot read " + folder.resolve("tools/lost/requirements.txt"));
  }

  private PythonTool tool(String distribution, List<String> modules, String requirements)
      throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools/a-tool"));
    Files.writeString(tools.resolve("requirements.txt"), requirements + "\n");
    return new PythonTool("a-tool", "a tool", distribution, modules, "some seconds");
  }

  private static String installedPip() {
    return answer("import importlib.metadata; print(importlib.metadata.version('pip'))");
  }

  private static String bundledPip() {
    return answer("import ensurepip; print(ensurepip.version())");
  }

  private static String answer(String question) {
    return Python.find().run(Map.of(), "-c", question).output().strip();
  }
}
