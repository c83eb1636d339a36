package io.github.mlopsaudit.core;

import java.util.Set;
import java.util.stream.Stream;

/// A question asked of the snapshot: a rule, what has to be read for it, and a pure function that
/// judges by it.
public interface Check {

  Rule rule();

  /// What it judges by. Where one of them is unreadable it may say UNKNOWN; it looks at no other.
  Set<Read> reads();

  Stream<Assessment> judge(Snapshot snapshot, Course course);

  /// The commands that mend it for the whole class at once, empty where each is mended alone.
  default String classRemedy(Snapshot snapshot, Course course) {
    return "";
  }
}
