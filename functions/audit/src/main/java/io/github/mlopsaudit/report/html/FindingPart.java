package io.github.mlopsaudit.report.html;

/// One finding at a student in words. `why` and `remedy` are empty where the part on the whole
/// class says them, `commands` where nothing has to be run for this one alone. `asAbove` where the
/// commands of an earlier finding mend it too. `waived` names the exception that covers it, empty
/// where none does.
record FindingPart(
    Mark mark,
    String severity,
    String title,
    String check,
    String resource,
    String message,
    String age,
    String why,
    String remedy,
    String commands,
    boolean asAbove,
    String waived) {}
