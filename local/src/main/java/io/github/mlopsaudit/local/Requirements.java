package io.github.mlopsaudit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The requirements file of a tool: what pip installs, in which versions.
///
/// @param version of the tool's own package
/// @param hash of the content, for the name of the environment
record Requirements(Path file, String version, String hash) {

  /// @throws ToolException if there is no such file, or it does not pin the tool's own package
  static Requirements read(ProjectFolder project, PythonTool tool) {
    Path file = project.tools().resolve(tool.folder()).resolve("requirements.txt");
    String pin = tool.distribution() + "==";
    try {
      String content = Files.readString(file);
      String version =
          content
              .lines()
              .filter(line -> line.startsWith(pin))
              .map(line -> line.substring(pin.length()).strip())
              .findFirst()
              .orElseThrow(() -> new ToolException(file + " has no line " + pin + "..."));
      return new Requirements(file, version, Sha256.hex(content).substring(0, 12));
    } catch (IOException e) {
      throw new ToolException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
