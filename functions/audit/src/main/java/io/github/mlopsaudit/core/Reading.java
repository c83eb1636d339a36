package io.github.mlopsaudit.core;

import java.util.Optional;
import java.util.function.Function;

/// One configuration as AWS answered it, or why it could not be seen. A reading that failed is
/// never a pass and never a fail: it makes exactly the checks that need it UNKNOWN.
public sealed interface Reading<T> {

  /// What AWS answered. "There is none" is a known answer too: the value says so.
  record Known<T>(T value) implements Reading<T> {}

  /// The read did not succeed. `action` is the IAM action the call needs (`s3:GetBucketPolicy`),
  /// `detail` the error code or the like, for the operator.
  record Unreadable<T>(String action, Cause cause, String detail) implements Reading<T> {

    /// The same gap, standing for a reading of another type.
    public <R> Unreadable<R> as() {
      return new Unreadable<>(action, cause, detail);
    }
  }

  /// Why a read failed.
  enum Cause {
    /// The role lacks the action, or a policy denies it (HTTP 403).
    DENIED,
    /// Still throttled after all retries.
    THROTTLED,
    /// A 5xx of the service after all retries.
    SERVICE_ERROR,
    /// No answer in time, or no connection.
    TIMEOUT,
    /// An answer that does not say what the API promises.
    MALFORMED,
    /// The resource went away between listing and reading.
    GONE,
    /// The run had to stop reading before its own time was up.
    DEADLINE,
    /// Nobody asked, because no enabled check needs it: no gap.
    NOT_ASKED,
    /// Any other refusal; the detail has its error code.
    REFUSED
  }

  static <T> Reading<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Reading<T> unreadable(String action, Cause cause, String detail) {
    return new Unreadable<>(action, cause, detail);
  }

  static <T> Reading<T> unreadable(Read read, Cause cause, String detail) {
    return new Unreadable<>(read.action(), cause, detail);
  }

  /// What no enabled check needs, or what another reading made needless.
  static <T> Reading<T> notAsked(Read read) {
    return new Unreadable<>(read.action(), Cause.NOT_ASKED, "");
  }

  /// The value, if it was read.
  default Optional<T> find() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case Unreadable<T> _ -> Optional.empty();
    };
  }

  /// The gap, if it was not read.
  default Optional<Unreadable<T>> findGap() {
    return switch (this) {
      case Known<T> _ -> Optional.empty();
      case Unreadable<T> gap -> Optional.of(gap);
    };
  }

  default <R> Reading<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(change.apply(value));
      case Unreadable<T> gap -> gap.as();
    };
  }
}
