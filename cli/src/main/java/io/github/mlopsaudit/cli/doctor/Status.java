package io.github.mlopsaudit.cli.doctor;

/// How one thing is that the doctor looked at.
public enum Status {
  OK("OK"),
  /// It works, and a person should know.
  WARNING("WARNING"),
  /// It does not work, or not for long.
  FAULT("FAULT"),
  /// AWS did not let us look, or did not answer: neither good nor bad.
  COULD_NOT_ASK("COULD NOT ASK"),
  /// There is nothing to look at, or nobody asked for it.
  NOT_ASKED("-");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
