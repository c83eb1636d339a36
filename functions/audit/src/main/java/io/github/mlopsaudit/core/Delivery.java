package io.github.mlopsaudit.core;

/// What became of writing the table, putting the report away or sending the message.
public enum Delivery {
  /// Written or sent by this run.
  DONE,
  /// An earlier delivery of the same event, or a later run, had already done it.
  REPEATED,
  /// Not asked for (dry run, no notification wanted) or not configured.
  SKIPPED,
  /// Tried, and refused; the log and the error say why.
  FAILED,
  /// Still to come when this was written: the report is put away before people are told.
  PENDING
}
