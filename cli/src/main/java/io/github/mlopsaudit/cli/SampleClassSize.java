package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.course.ConfigurationException;

/// How large a sample class may be.
final class SampleClassSize {

  private static final int MOST = 1000;

  private SampleClassSize() {}

  static void require(int students) {
    if (students < 0 || students > MOST) {
      throw new ConfigurationException("--students must be 0 to " + MOST + ", but is " + students);
    }
  }
}
