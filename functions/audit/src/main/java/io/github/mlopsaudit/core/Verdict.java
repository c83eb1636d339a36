package io.github.mlopsaudit.core;

import java.time.LocalDate;

/// What a check says of one resource. Each carries the message that names the attribute and its
/// value.
public sealed interface Verdict {

  Message message();

  /// As it should be.
  record Pass(Message message) implements Verdict {}

  /// Not as it should be, and how to mend it.
  record Fail(Severity severity, Message message, Remedy remedy) implements Verdict {

    public Fail(Severity severity, Message message, String commands) {
      this(severity, message, Remedy.of(commands));
    }
  }

  /// Not as it should be, but somebody granted an exception.
  record Waived(Fail fail, Waiver waiver) implements Verdict {

    @Override
    public Message message() {
      return fail.message();
    }
  }

  /// Nobody knows: a read that the check needs did not succeed.
  record Unknown(Message message) implements Verdict {

    /// Unknown because of this gap: names the IAM action and the cause.
    public static Unknown because(Reading.Unreadable<?> gap) {
      return new Unknown(Message.of("unknown." + gap.cause().name(), gap.action(), gap.detail()));
    }
  }

  /// The question does not arise (yet).
  record NotApplicable(Message message) implements Verdict {

    private static final String NOT_DUE = "not-due.check";

    /// Of what fails, but counts only from this day on.
    public static NotApplicable until(LocalDate due) {
      return new NotApplicable(Message.of(NOT_DUE, due));
    }

    /// Whether it fails, but does not count yet.
    public boolean isNotDue() {
      return message.key().equals(NOT_DUE);
    }
  }
}
