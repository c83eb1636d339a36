package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import java.util.Optional;

/// Where a finding stands, in OCSF's words: what happened to it, what people did about it, and what
/// the check says.
record OcsfState(Activity activity, Status status, Outcome outcome) {

  /// `activity_id`.
  enum Activity {
    CREATE(1, "Create"),
    UPDATE(2, "Update"),
    CLOSE(3, "Close");

    final int id;
    final String caption;

    Activity(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }
  }

  /// `status_id`. Nobody tells the audit who is looking into a finding, so what is open is new.
  enum Status {
    NEW(1, "New"),
    SUPPRESSED(3, "Suppressed"),
    RESOLVED(4, "Resolved");

    final int id;
    final String caption;

    Status(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }
  }

  /// `compliance.status_id`. WARNING is for a check that "did not yield a result due to missing
  /// information"; GONE is OCSF's "other", for a question that does not arise any more.
  enum Outcome {
    PASS(1, "Pass"),
    WARNING(2, "Warning"),
    FAIL(3, "Fail"),
    GONE(99, "Gone");

    final int id;
    final String caption;

    Outcome(int id, String caption) {
      this.id = id;
      this.caption = caption;
    }
  }

  /// Of a verdict, and what the ledger says of its finding. What it knows nothing of is created:
  /// all of it where there is no ledger, and a question that found no answer the first time. What
  /// was waived and cannot be seen is waived still.
  static OcsfState of(Verdict verdict, Optional<FindingChange> change) {
    Optional<Transition> became = change.map(FindingChange::transition);
    boolean isKnown = became.isPresent() && !became.equals(Optional.of(Transition.NEW));
    boolean isWaived =
        verdict instanceof Verdict.Waived
            || (verdict instanceof Verdict.Unknown
                && became.equals(Optional.of(Transition.STILL_WAIVED)));
    return new OcsfState(
        isKnown ? Activity.UPDATE : Activity.CREATE,
        isWaived ? Status.SUPPRESSED : Status.NEW,
        verdict instanceof Verdict.Unknown ? Outcome.WARNING : Outcome.FAIL);
  }

  /// Of a finding that is no more.
  static OcsfState resolved(Transition transition) {
    return new OcsfState(
        Activity.CLOSE,
        Status.RESOLVED,
        transition == Transition.FIXED ? Outcome.PASS : Outcome.GONE);
  }
}
