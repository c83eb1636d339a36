package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectFolderTest {
  @TempDir private Path folder;

  @Test
  void isFoundFromWithin() {
    assertThat(ProjectFolder.find().path()).isEqualTo(Path.of("..").toAbsolutePath().normalize());
  }

  @Test
  void isTheFolderWithTheWrapperNotThatOfAModule() throws IOException {
    Files.createFile(folder.resolve("mvnw"));
    Files.createFile(folder.resolve("pom.xml"));
    Path module = Files.createDirectories(folder.resolve("functions/audit"));
    Files.createFile(module.resolve("pom.xml"));

    assertThat(ProjectFolder.around(module).path()).isEqualTo(folder);
  }

  @Test
  void isNotFoundFromOutside() {
    assertThatThrownBy(() -> ProjectFolder.around(folder))
        .isInstanceOf(ToolException.class)
        .hasMessage("No folder with mvnw and pom.xml around " + folder);
  }
}
