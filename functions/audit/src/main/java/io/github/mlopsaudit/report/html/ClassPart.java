package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.report.ClassLine;
import io.github.mlopsaudit.report.Messages;

/// What the class fails as a whole, told once.
record ClassPart(
    Mark mark,
    String severity,
    String title,
    String why,
    String remedy,
    String fix,
    String commands) {

  static ClassPart of(ClassFinding finding, Messages messages) {
    Mark mark = Mark.of(finding.severity());
    return new ClassPart(
        mark,
        mark.text(messages),
        ClassLine.text(finding, messages),
        messages.text(finding.rule().id() + ".why"),
        messages.text(finding.rule().id() + ".remedy"),
        ClassLine.fix(finding, messages),
        Commands.shown(finding.remedy().commands()));
  }
}
