package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of each finding: what was known of it, against what the run saw. Pure. A verdict
/// that could not be reached keeps the last state, and nothing is resolved where a listing failed.
final class Lives {

  private final Looked looked;
  private final Map<String, KnownFinding> known;
  private final Set<String> checks;
  private final Told told;
  private final boolean written;
  private final String runId;
  private final Instant now;

  /// `known` holds by id what was known of whom the run looked at; `checks` are the ids of the
  /// checks that the run judged by; `told` is what people know already; `written` says whether the
  /// run has written all that it found: a repeat that sees something else keeps to that, since what
  /// it told and did not write would be told again.
  Lives(
      Looked looked,
      Map<String, KnownFinding> known,
      Set<String> checks,
      Told told,
      boolean written) {
    this.looked = looked;
    this.known = known;
    this.checks = checks;
    this.told = told;
    this.written = written;
    this.runId = looked.report().run().id();
    this.now = Instant.parse(looked.time());
  }

  /// The finding of each failing assessment, each known one that has not been resolved before, and
  /// each that was, if nobody has been told.
  List<Life> all() {
    Map<String, Assessment> assessed = looked.byFinding();
    List<Life> lives = new ArrayList<>();
    assessed.forEach((id, assessment) -> of(id, assessment).ifPresent(lives::add));
    known.values().stream()
        .filter(finding -> !assessed.containsKey(finding.id()))
        .filter(finding -> looked.covers(finding.student(), finding.service()))
        .flatMap(finding -> unassessed(finding).stream())
        .forEach(lives::add);
    return lives;
  }

  private Optional<Life> of(String id, Assessment assessment) {
    KnownFinding before = known.get(id);
    if (written || (before != null && before.isWrittenBy(runId))) {
      return Optional.ofNullable(before).flatMap(this::kept);
    }
    return switch (assessment.verdict()) {
      case Verdict.Fail _ ->
          Optional.of(failing(id, assessment, before, failing(assessment, before)));
      case Verdict.Waived _ -> Optional.of(failing(id, assessment, before, waived(before)));
      case Verdict.Unknown _ -> Optional.ofNullable(before).flatMap(this::kept);
      case Verdict.Pass _, Verdict.NotApplicable _ ->
          Optional.ofNullable(before).flatMap(finding -> resolved(finding, Transition.FIXED));
    };
  }

  private Transition failing(Assessment assessment, @Nullable KnownFinding before) {
    if (before == null) {
      return Transition.NEW;
    }
    return switch (before.status()) {
      case RESOLVED -> Transition.REOPENED;
      case WAIVED -> Transition.WAIVER_EXPIRED;
      case OPEN -> stillFailing(assessment, before);
    };
  }

  private Transition stillFailing(Assessment assessment, KnownFinding before) {
    int worse = assessment.severity().compareTo(before.severity());
    if (isUntold(before) && (worse >= 0 || before.transition() != Transition.SEVERITY_UP)) {
      return before.transition();
    }
    return worse > 0 ? Transition.SEVERITY_UP : Transition.STILL_OPEN;
  }

  private Transition waived(@Nullable KnownFinding before) {
    if (before == null || before.status() != KnownFinding.Status.WAIVED) {
      return Transition.WAIVED;
    }
    return isUntold(before) ? before.transition() : Transition.STILL_WAIVED;
  }

  /// Whether this run has to tell the last transition: it made it, or it looks at the whole class
  /// and nobody was told.
  private boolean isUntold(KnownFinding before) {
    if (before.changedBy().equals(runId)) {
      return true;
    }
    return looked.report().run().selection().isWhole()
        && !before.changedBy().isEmpty()
        && !told.covers(before.changedBy(), before.since());
  }

  private Life failing(
      String id, Assessment assessment, @Nullable KnownFinding before, Transition transition) {
    boolean stays =
        before != null
            && (!transition.isNews() || (isUntold(before) && transition == before.transition()));
    int reopenings = before == null ? 0 : before.reopenings();
    return new Life(
        new FindingChange(
            id,
            assessment.rule().id(),
            assessment.student(),
            assessment.resource(),
            assessment.severity(),
            assessment.verdict().message(),
            transition,
            before == null ? now : before.firstSeenAt(),
            before != null && stays ? before.since() : now,
            transition == Transition.REOPENED && !stays ? reopenings + 1 : reopenings),
        Optional.of(assessment),
        Optional.ofNullable(before));
  }

  private Optional<Life> unassessed(KnownFinding before) {
    if (written || before.isWrittenBy(runId)) {
      return kept(before);
    }
    if (!checks.contains(before.check())) {
      return resolved(before, Transition.CHECK_REMOVED);
    }
    return switch (presence(before.resource())) {
      case THERE -> resolved(before, Transition.FIXED);
      case GONE -> resolved(before, Transition.RESOURCE_GONE);
      case NOT_LOOKED_FOR -> resolved(before, Transition.CHECK_REMOVED);
      case UNSEEN -> kept(before);
    };
  }

  private enum Presence {
    THERE,
    GONE,
    NOT_LOOKED_FOR,
    UNSEEN
  }

  private Presence presence(Resource resource) {
    Snapshot snapshot = looked.report().snapshot();
    return switch (resource.kind()) {
      case BUCKET ->
          snapshot
              .buckets()
              .find()
              .map(_ -> snapshot.findBucket(resource.name()).isPresent())
              .map(there -> there ? Presence.THERE : Presence.GONE)
              .orElse(Presence.UNSEEN);
      case REPOSITORY -> {
        var region = snapshot.repositories().get(resource.region());
        yield region == null
            ? Presence.NOT_LOOKED_FOR
            : region
                .find()
                .map(_ -> snapshot.findRepository(resource.region(), resource.name()).isPresent())
                .map(there -> there ? Presence.THERE : Presence.GONE)
                .orElse(Presence.UNSEEN);
      }
      case ACCOUNT -> snapshot.gaps().isEmpty() ? Presence.THERE : Presence.UNSEEN;
    };
  }

  private Optional<Life> resolved(KnownFinding before, Transition how) {
    return before.status() == KnownFinding.Status.RESOLVED
        ? kept(before)
        : Optional.of(life(before, how, now));
  }

  /// As it was, its last transition told where nobody was.
  private Optional<Life> kept(KnownFinding before) {
    if (isUntold(before)) {
      return Optional.of(life(before, before.transition(), before.since()));
    }
    return switch (before.status()) {
      case OPEN -> Optional.of(life(before, Transition.STILL_OPEN, before.since()));
      case WAIVED -> Optional.of(life(before, Transition.STILL_WAIVED, before.since()));
      case RESOLVED -> Optional.empty();
    };
  }

  private static Life life(KnownFinding before, Transition transition, Instant since) {
    return new Life(before.change(transition, since), Optional.empty(), Optional.of(before));
  }
}
