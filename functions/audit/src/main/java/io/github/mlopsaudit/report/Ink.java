package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Severity;

/// Colours for a terminal that has them, nothing for one that has not. Meaning never hangs on
/// colour alone: each severity has a symbol too.
public enum Ink {
  PLAIN,
  COLOUR;

  private static final String RESET = "\u001b[0m";

  String severity(Severity severity, String text) {
    return paint(
        switch (severity) {
          case CRITICAL -> "1;97;41";
          case HIGH -> "1;31";
          case MEDIUM -> "33";
          case LOW -> "36";
          case INFO -> "2";
        },
        text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String unknown(String text) {
    return paint("35", text);
  }

  String heading(String text) {
    return paint("1", text);
  }

  String quiet(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
  }

  /// The sign that stands for a severity in tables.
  public static String symbol(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "‼";
      case HIGH -> "!";
      case MEDIUM -> "▲";
      case LOW -> "·";
      case INFO -> "i";
    };
  }
}
