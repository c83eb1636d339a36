package io.github.mlopsaudit.core;

import java.util.stream.Stream;

/// A question asked of the snapshot: a rule, and a pure function that judges by it.
public interface Check {

  Rule rule();

  Stream<Assessment> judge(Snapshot snapshot, Course course);
}
