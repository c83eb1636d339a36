package io.github.mlopsaudit.local;

import org.jspecify.annotations.Nullable;

/// One local AWS for all tests of a JVM: started when first asked for, ended with the JVM.
public final class SharedLocalAws {
  private static @Nullable LocalAws shared;

  private SharedLocalAws() {}

  /// The shared one, as the test before left it.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static synchronized LocalAws get() {
    LocalAws started = shared == null ? LocalAws.start() : shared;
    shared = started;
    return started;
  }

  /// The shared one, emptied.
  public static LocalAws empty() {
    LocalAws aws = get();
    aws.reset();
    return aws;
  }
}
