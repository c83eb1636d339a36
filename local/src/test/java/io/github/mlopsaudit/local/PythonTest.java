package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonTest {
  @TempDir private Path folder;

  @Test
  void saysWhatToInstallWhereThereIsNoPython() {
    assertThatThrownBy(() -> Python.find(List.of("no-such-python")))
        .isInstanceOf(ToolException.class)
        .hasMessageStartingWith("No Python 3 on the PATH (looked for no-such-python). Install")
        .hasMessageContaining("sudo apt-get install python3");
  }

  @Test
  void saysWhichPythonIsTooOld() throws IOException {
    assertThatThrownBy(() -> Python.find(List.of(python("old", "3 9"))))
        .hasMessageStartingWith("/bin/old is Python 3.9. Install Python 3.10 or newer");
  }

  @Test
  void takesTheNewerOneBesideAnOldOne() throws IOException {
    Python python = Python.find(List.of(python("old", "3 9"), python("new", "3 12")));

    assertThat(python).isEqualTo(new Python(Path.of("/bin/new"), 12));
  }

  @Test
  void passesByWhatIsNoPython3() throws IOException {
    assertThatThrownBy(() -> Python.find(List.of(python("two", "2 7"))))
        .hasMessageStartingWith("No Python 3 on the PATH");
  }

  private String python(String name, String version) throws IOException {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\necho /bin/" + name + "\necho " + version + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
