package io.github.mlopsaudit.report.html;

/// How many there are of a mark.
record Tally(Mark mark, String text, long count) {}
