package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Folder.Presence;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Counts what the keys of a bucket say about one prefix.
final class FolderTally {

  private final String prefix;
  private final Function<String, Optional<String>> entry;
  private final Set<String> entries = new HashSet<>();
  private Presence presence = Presence.ABSENT;

  /// `entry` finds, in a key without the prefix, the name of what is counted.
  FolderTally(String prefix, Function<String, Optional<String>> entry) {
    this.prefix = prefix;
    this.entry = entry;
  }

  String prefix() {
    return prefix;
  }

  void add(String key, long size) {
    if (!key.startsWith(prefix)) {
      return;
    }
    String rest = key.substring(prefix.length());
    if (!rest.isEmpty() || size > 0) {
      presence = Presence.FILLED;
    } else if (presence == Presence.ABSENT) {
      presence = Presence.MARKER_ONLY;
    }
    entry.apply(rest).ifPresent(entries::add);
  }

  /// Whether a listing that was cut after this key has shown all keys of the prefix: keys come in
  /// their UTF-8 order.
  boolean isBehind(String lastKey) {
    return lastKey.compareTo(prefix) > 0 && !lastKey.startsWith(prefix);
  }

  boolean isFilled() {
    return presence == Presence.FILLED;
  }

  Folder folder(boolean exact) {
    return new Folder(presence, new Count(entries.size(), exact));
  }
}
