package io.github.mlopsaudit.core;

/// A number or a flag that a course may set for a check: its name in the course file, what it is
/// where the course says nothing, and the values allowed. A flag is 0 or 1.
public record Parameter(String name, int usual, int least, int most) {

  public static Parameter flag(String name) {
    return new Parameter(name, 0, 0, 1);
  }

  public boolean isFlag() {
    return least == 0 && most == 1;
  }
}
