package io.github.mlopsaudit.core;

/// What became of a finding since what was known of it.
public enum Transition {
  /// Never seen before.
  NEW,
  /// Was mended or gone, and fails again.
  REOPENED,
  /// Fails worse than before.
  SEVERITY_UP,
  /// Fails still, and the waiver that covered it holds no more.
  WAIVER_EXPIRED,
  STILL_OPEN,
  /// Fails, and a waiver covers it from now on.
  WAIVED,
  STILL_WAIVED,
  /// Passes now, or the question does not arise any more.
  FIXED,
  /// The bucket or repository is not there any more.
  RESOURCE_GONE,
  /// The course has switched the check off, or this release has it no more.
  CHECK_REMOVED;

  /// Whether it is told on its own, and remembered in the finding's history.
  public boolean isNews() {
    return this != STILL_OPEN && this != STILL_WAIVED;
  }

  /// Whether somebody should look at it now: it fails, as it did not before.
  public boolean alerts() {
    return this == NEW || this == REOPENED || this == SEVERITY_UP || this == WAIVER_EXPIRED;
  }

  /// Whether the finding fails and no waiver covers it.
  public boolean isOpen() {
    return alerts() || this == STILL_OPEN;
  }

  public boolean isResolved() {
    return this == FIXED || this == RESOURCE_GONE || this == CHECK_REMOVED;
  }
}
