package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Verdict;
import java.util.function.Function;
import java.util.stream.Stream;

/// Words for what was seen, and for what could not be: an unreadable thing is never a missing one.
record Seen(Messages messages) {

  /// The text under the key, its arguments made safe to show.
  String text(String key, Object... arguments) {
    return messages.text(key, Stream.of(arguments).map(String::valueOf).map(Plain::line).toArray());
  }

  /// How many, or at least how many.
  String count(Count count) {
    return count.exact() ? String.valueOf(count.value()) : text("page.at-least", count.value());
  }

  /// That it could not be seen, and which permission is missing.
  String gap(Reading.Unreadable<?> gap) {
    return gap.cause() == Reading.Cause.DENIED
        ? text("page.no-permission", gap.action())
        : messages.text(Verdict.Unknown.because(gap).message());
  }

  <T> String shown(Reading<T> reading, Function<T, String> words) {
    return switch (reading) {
      case Reading.Known<T>(T value) -> words.apply(value);
      case Reading.Unreadable<T> gap -> gap(gap);
    };
  }
}
