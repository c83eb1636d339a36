package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Reading;
import java.util.List;
import java.util.Optional;

/// Lifecycle rules of which each does one thing.
final class Lifecycles {

  static final LifecycleRule OFF = rule("off", false, "", false, true, true);

  private Lifecycles() {}

  static LifecycleRule aborting(String prefix) {
    return rule("abort", true, prefix, false, false, true);
  }

  static LifecycleRule cleaning(String prefix) {
    return rule("clean", true, prefix, false, true, false);
  }

  static LifecycleRule cleaningTagged() {
    return rule("clean-tagged", true, "", true, true, false);
  }

  private static LifecycleRule rule(
      String id,
      boolean enabled,
      String prefix,
      boolean narrowed,
      boolean cleansNoncurrent,
      boolean abortsUploads) {
    return new LifecycleRule(
        id,
        enabled,
        prefix,
        narrowed,
        Optional.empty(),
        Optional.empty(),
        cleansNoncurrent,
        abortsUploads);
  }

  static Reading<List<LifecycleRule>> of(LifecycleRule... rules) {
    return Reading.known(List.of(rules));
  }
}
