package io.github.mlopsaudit.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where this project lies on disk: `tools/` is read, `.tools/` (ignored by git) is written.
public record ProjectFolder(Path path) {
  /// The system property that names the folder when the current directory is outside it.
  public static final String PROPERTY = "audit.home";

  /// The folder that `audit.home` names, else the one around the current directory.
  ///
  /// @throws ToolException if neither is the folder of this project
  public static ProjectFolder find() {
    Optional<Path> named = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    return named.map(ProjectFolder::at).orElseGet(() -> around(Path.of("")));
  }

  static ProjectFolder around(Path folder) {
    Path start = folder.toAbsolutePath().normalize();
    return Stream.iterate(start, path -> path != null, Path::getParent)
        .filter(ProjectFolder::isProject)
        .findFirst()
        .map(ProjectFolder::new)
        .orElseThrow(() -> new ToolException("No folder with mvnw and pom.xml around " + start));
  }

  private static ProjectFolder at(Path path) {
    if (!isProject(path)) {
      throw new ToolException(
          PROPERTY + "=" + path + " is not the project: it has no mvnw and pom.xml");
    }
    return new ProjectFolder(path.toAbsolutePath().normalize());
  }

  private static boolean isProject(Path path) {
    return Files.exists(path.resolve("mvnw")) && Files.exists(path.resolve("pom.xml"));
  }

  Path tools() {
    return path.resolve("tools");
  }

  Path installed() {
    return path.resolve(".tools");
  }
}
