package io.github.mlopsaudit.core;

/// What a failed check does: ALERT counts in the class score and may alert, REPORT is only shown.
public enum Tier {
  ALERT,
  REPORT
}
