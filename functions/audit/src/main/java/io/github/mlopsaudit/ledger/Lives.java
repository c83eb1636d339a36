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
  private final Set<String> untold;

  /// `known` holds by id what was known of whom the run looked at; `checks` are the ids of the
  /// checks that the run judged by; `untold` those of the runs whose changes are told now, its own
  /// among them.
  Lives(Looked looked, Map<String, KnownFinding> known, Set<String> checks, Set<String> untold) {
    this.looked = looked;
    this.known = known;
    this.checks = checks;
    this.untold = untold;
  }

  /// The finding of each failing assessment, and each known one that has not been resolved before.
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
    return switch (assessment.verdict()) {
      case Verdict.Fail _ ->
          Optional.of(
              failing(
                  id, assessment, before == null ? Transition.NEW : failing(before, assessment)));
      case Verdict.Waived _ -> Optional.of(failing(id, assessment, waived(before)));
      case Verdict.Unknown _ -> Optional.ofNullable(before).flatMap(this::kept);
      case Verdict.Pass _, Verdict.NotApplicable _ ->
          Optional.ofNullable(before).flatMap(finding -> resolved(finding, Transition.FIXED));
    };
  }

  private Transition failing(KnownFinding before, Assessment assessment) {
    if (before.isWrittenBy(untold) && before.transition().alerts()) {
      return before.transition();
    }
    return switch (before.status()) {
      case RESOLVED -> Transition.REOPENED;
      case WAIVED -> Transition.WAIVER_EXPIRED;
      case OPEN ->
          assessment.severity().compareTo(before.severity()) > 0
              ? Transition.SEVERITY_UP
              : Transition.STILL_OPEN;
    };
  }

  private Transition waived(@Nullable KnownFinding before) {
    if (before == null || before.status() != KnownFinding.Status.WAIVED) {
      return Transition.WAIVED;
    }
    return before.isWrittenBy(untold) ? before.transition() : Transition.STILL_WAIVED;
  }

  private Life failing(String id, Assessment assessment, Transition transition) {
    KnownFinding before = known.get(id);
    boolean carried =
        before != null && before.isWrittenBy(untold) && before.transition() == transition;
    Instant now = Instant.parse(looked.time());
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
            before != null && (carried || !transition.isNews()) ? before.since() : now,
            transition == Transition.REOPENED && !carried ? reopenings + 1 : reopenings),
        Optional.of(assessment),
        Optional.ofNullable(before));
  }

  private Optional<Life> unassessed(KnownFinding before) {
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
              .map(buckets -> buckets.stream().anyMatch(b -> b.name().equals(resource.name())))
              .map(there -> there ? Presence.THERE : Presence.GONE)
              .orElse(Presence.UNSEEN);
      case REPOSITORY -> {
        var region = snapshot.repositories().get(resource.region());
        yield region == null
            ? Presence.NOT_LOOKED_FOR
            : region
                .find()
                .map(found -> found.stream().anyMatch(r -> r.name().equals(resource.name())))
                .map(there -> there ? Presence.THERE : Presence.GONE)
                .orElse(Presence.UNSEEN);
      }
      case ACCOUNT -> snapshot.gaps().isEmpty() ? Presence.THERE : Presence.UNSEEN;
    };
  }

  private Optional<Life> resolved(KnownFinding before, Transition how) {
    if (before.status() != KnownFinding.Status.RESOLVED) {
      return Optional.of(life(before, how, Instant.parse(looked.time())));
    }
    return before.isWrittenBy(untold)
        ? Optional.of(life(before, before.transition(), before.since()))
        : Optional.empty();
  }

  private Optional<Life> kept(KnownFinding before) {
    return switch (before.status()) {
      case OPEN ->
          Optional.of(life(before, repeated(before, Transition.STILL_OPEN), before.since()));
      case WAIVED ->
          Optional.of(life(before, repeated(before, Transition.STILL_WAIVED), before.since()));
      case RESOLVED -> Optional.empty();
    };
  }

  private Transition repeated(KnownFinding before, Transition usual) {
    return before.isWrittenBy(untold) ? before.transition() : usual;
  }

  private static Life life(KnownFinding before, Transition transition, Instant since) {
    return new Life(before.change(transition, since), Optional.empty(), Optional.of(before));
  }
}
