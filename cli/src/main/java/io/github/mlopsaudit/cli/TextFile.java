package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.course.ConfigurationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that a person named.
final class TextFile {

  private TextFile() {}

  /// Reads it. `what` says what it should be: "the course file".
  ///
  /// @throws ConfigurationException if it is not there, or no text
  static String read(String what, Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException("There is no file " + file + " (" + what + ").");
    } catch (CharacterCodingException e) {
      throw new ConfigurationException("The file " + file + " (" + what + ") is no UTF-8 text.");
    } catch (IOException e) {
      throw new ConfigurationException(
          "Cannot read the file " + file + " (" + what + "): " + e.getMessage());
    }
  }
}
