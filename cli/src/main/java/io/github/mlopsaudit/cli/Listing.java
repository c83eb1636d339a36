package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.report.TextTable;
import picocli.CommandLine;

/// Prints a list.
final class Listing {

  private Listing() {}

  /// The list goes to the standard output; where nothing is in it, a sentence says so on the
  /// standard error, which no program takes for data.
  static void print(CommandLine commandLine, TextTable lines, String none) {
    commandLine.getOut().print(lines.text());
    if (lines.isEmpty()) {
      commandLine.getErr().println(none);
    }
  }
}
