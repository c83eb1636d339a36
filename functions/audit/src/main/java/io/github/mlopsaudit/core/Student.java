package io.github.mlopsaudit.core;

/// Somebody on the roster: the number as it stands in resource names (`07`), a name and an e-mail
/// address, both empty where the roster does not say.
public record Student(String number, String name, String email, Role role) {

  /// Instructors are audited and shown, outside the class score.
  public enum Role {
    STUDENT,
    INSTRUCTOR
  }
}
