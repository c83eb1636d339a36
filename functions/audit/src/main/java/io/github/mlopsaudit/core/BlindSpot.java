package io.github.mlopsaudit.core;

import java.time.Instant;

/// Where two or more runs in a row could not look: the IAM action, the bucket, repository or region
/// (or [#MANY] where the action failed in many places) and when the first of these runs was due.
public record BlindSpot(String action, String where, Instant since) {

  public static final String MANY = "*";
}
