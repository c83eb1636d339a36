package io.github.mlopsaudit.bench;

import java.util.List;
import java.util.Map;

/// An AWS with a class on it, made for one lap.
sealed interface Site extends AutoCloseable permits StubSite, LocalAwsSite {

  /// The variables that lead an AWS client and the audit here.
  Map<String, String> environment();

  /// What a JVM must be started with to find and trust this AWS.
  List<String> jvmOptions();

  /// How many calls there were, -1 if nobody counts them.
  int calls();

  @Override
  void close();
}
