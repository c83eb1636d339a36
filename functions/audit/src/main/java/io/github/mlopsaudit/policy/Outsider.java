package io.github.mlopsaudit.policy;

/// Somebody outside whom a statement lets in: who, by which statement (its place from 0, and what
/// people find it by), and whether the statement gives away control of the bucket (the five actions
/// of Security Hub S3.6).
public record Outsider(Kind kind, String id, int index, String statement, boolean controls) {

  public enum Kind {
    /// Another account, by its number.
    ACCOUNT,
    /// The owner of another account, by its canonical user id.
    CANONICAL_USER,
    /// A canonical user, where the owner's own id is not known.
    UNKNOWN_CANONICAL_USER,
    /// A user or role that was deleted: AWS shows its unique id (`AIDA...`, `AROA...`) in the place
    /// of the ARN.
    DEAD,
    /// An AWS service, on behalf of any account whatever.
    SERVICE,
    /// Whoever meets the conditions, where nobody can tell whose they are: an organization, a
    /// network, a user's id. The id is the keys.
    UNTOLD,
    /// Everybody.
    EVERYBODY
  }
}
