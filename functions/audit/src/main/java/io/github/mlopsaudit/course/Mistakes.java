package io.github.mlopsaudit.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Gathers what is wrong in a file, so that a person sees all of it at once.
final class Mistakes {

  private final List<ConfigurationException> found = new ArrayList<>();

  /// What was read, or something in its place where it is wrong.
  <T> T or(T instead, Supplier<T> read) {
    try {
      return read.get();
    } catch (ConfigurationException e) {
      found.add(e);
      return instead;
    }
  }

  void check(Runnable check) {
    or(
        true,
        () -> {
          check.run();
          return true;
        });
  }

  /// Each key of the map that is not allowed is a mistake.
  void allow(YamlMap map, Set<String> allowed, String what) {
    map.keys().forEach(key -> check(() -> map.allow(key, allowed, what)));
  }

  List<String> messages() {
    return found.stream().map(mistake -> String.valueOf(mistake.getMessage())).toList();
  }

  /// @throws ConfigurationException the first, if there is any
  void throwFirst() {
    if (!found.isEmpty()) {
      throw found.getFirst();
    }
  }
}
