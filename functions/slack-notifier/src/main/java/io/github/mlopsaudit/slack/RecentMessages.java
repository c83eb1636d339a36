package io.github.mlopsaudit.slack;

import java.util.ArrayDeque;
import java.util.Deque;

/// The ids of the messages that this instance of the function delivered last. When one of several
/// fails, Lambda invokes again with all of them, mostly on the same instance.
final class RecentMessages {

  private static final int MOST = 100;

  private final Deque<String> ids = new ArrayDeque<>();

  boolean contains(String id) {
    return ids.contains(id);
  }

  void add(String id) {
    ids.addLast(id);
    if (ids.size() > MOST) {
      ids.removeFirst();
    }
  }
}
