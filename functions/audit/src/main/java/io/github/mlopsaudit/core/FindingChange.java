package io.github.mlopsaudit.core;

import java.time.Instant;

/// A finding and what became of it. `firstSeenAt` is when it was first seen at all, `since` when
/// the last transition was, `reopenings` how often it came back. All times are those at which runs
/// were due. Of a resolved finding `severity` and `message` are the last known ones.
public record FindingChange(
    String findingId,
    String check,
    String student,
    Resource resource,
    Severity severity,
    Message message,
    Transition transition,
    Instant firstSeenAt,
    Instant since,
    int reopenings) {}
