package io.github.mlopsaudit.core;

/// The shell commands that mend a failure, one a line. `asks` where they take away access or data
/// that somebody may still need: a script asks before it runs them.
public record Remedy(String commands, boolean asks) {

  public static Remedy asking(String commands) {
    return new Remedy(commands, true);
  }

  public static Remedy of(String commands) {
    return new Remedy(commands, false);
  }
}
