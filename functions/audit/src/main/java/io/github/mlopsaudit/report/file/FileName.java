package io.github.mlopsaudit.report.file;

/// Names of files and S3 objects, made of names that people chose.
public final class FileName {

  private FileName() {}

  /// The name with letters and digits of any script, `.`, `_` and `-` in it only, and no `.` first:
  /// it names neither another folder nor a hidden file.
  public static String of(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{M}\\p{Nd}._-]", "_");
    return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
  }
}
