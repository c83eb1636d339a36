package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.report.Plain;

/// Commands as they are shown for copying: line by line, and nothing in them that a browser would
/// show in another order than the shell reads it.
final class Commands {

  private Commands() {}

  static String shown(String commands) {
    return commands
        .strip()
        .lines()
        .map(line -> Plain.line(line.replace("\t", "  ")))
        .collect(joining("\n"));
  }
}
