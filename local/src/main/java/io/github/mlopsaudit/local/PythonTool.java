package io.github.mlopsaudit.local;

import java.util.List;

/// A Python program that a folder of `tools/` describes by its `requirements.txt`.
///
/// @param folder the folder's name
/// @param title what a person calls it
/// @param distribution the package whose version decides whether an installed one will do
/// @param modules what must be importable for an installed one to do
/// @param duration how long a person waits for the installation
public record PythonTool(
    String folder, String title, String distribution, List<String> modules, String duration) {

  public PythonTool {
    modules = List.copyOf(modules);
  }
}
