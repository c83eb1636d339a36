package io.github.mlopsaudit.policy;

/// A statement that lets everybody in: its place in the document (from 0), its Sid (empty where it
/// has none) and whether it lets them write, delete or change settings.
public record PublicStatement(int index, String sid, boolean writes) {

  /// What people find it by: the Sid, else its number counted from 1.
  public String label() {
    return sid.isEmpty() ? "#" + (index + 1) : sid;
  }
}
