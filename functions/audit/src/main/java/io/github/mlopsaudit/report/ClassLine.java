package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.ClassFinding;

/// A class finding in words: what how many have, and how it is mended.
public final class ClassLine {

  private ClassLine() {}

  public static String text(ClassFinding finding, Messages messages) {
    return messages.text(
        "class.finding",
        messages.text(finding.rule().id() + ".title"),
        finding.failing(),
        finding.judged());
  }

  /// The command that prints what mends it.
  public static String fix(ClassFinding finding, Messages messages) {
    return messages.text(
        finding.remedy().commands().isEmpty() ? "class.fix-each" : "class.fix-once");
  }
}
