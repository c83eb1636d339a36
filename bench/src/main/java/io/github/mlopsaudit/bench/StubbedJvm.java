package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.stub.StubAws;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// Lets this very JVM audit the class of a benchmark over TLS. It trusts nothing else and finds no
/// other host from then on.
public final class StubbedJvm {

  private static final String PROPERTY = "-D";

  private StubbedJvm() {}

  /// Does the work with the environment of a stub AWS and a class of so many students.
  public static int run(int students, ToIntFunction<Map<String, String>> work) {
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO)) {
      // Before anything asks for an address: the JVM reads its list of hosts once.
      set(laboratory.jvmOptions());
      try (StubAws stub =
          StubAws.start(new MixedClass(students), laboratory.key().serverContext())) {
        return work.applyAsInt(laboratory.environment(stub));
      }
    }
  }

  private static void set(List<String> options) {
    for (String option : options) {
      int equals = option.indexOf('=');
      System.setProperty(option.substring(PROPERTY.length(), equals), option.substring(equals + 1));
    }
  }
}
