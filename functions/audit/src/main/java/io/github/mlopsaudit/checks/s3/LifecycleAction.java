package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.function.Predicate;

/// Judges whether some enabled lifecycle rule does something for the whole bucket: for a part of it
/// is too little, as is nothing.
final class LifecycleAction {

  private LifecycleAction() {}

  static Verdict judge(Rule check, Bucket bucket, Predicate<LifecycleRule> action, Remedy remedy) {
    return switch (bucket.lifecycle()) {
      case Reading.Unreadable<List<LifecycleRule>> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<List<LifecycleRule>>(List<LifecycleRule> rules) -> {
        List<LifecycleRule> acting =
            rules.stream().filter(LifecycleRule::enabled).filter(action).toList();
        yield acting.stream()
            .filter(LifecycleRule::coversAll)
            .findFirst()
            .<Verdict>map(rule -> new Verdict.Pass(Message.of(check.id() + ".pass", rule.id())))
            .orElseGet(() -> fail(check, acting, remedy));
      }
    };
  }

  private static Verdict fail(Rule check, List<LifecycleRule> acting, Remedy remedy) {
    if (acting.isEmpty()) {
      return new Verdict.Fail(check.severity(), Message.of(check.id() + ".fail.none"), remedy);
    }
    String ids = acting.stream().map(LifecycleRule::id).collect(joining(", "));
    return new Verdict.Fail(
        check.severity(), Message.of(check.id() + ".fail.partial", ids), remedy);
  }
}
