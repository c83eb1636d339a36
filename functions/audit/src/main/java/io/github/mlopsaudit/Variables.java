package io.github.mlopsaudit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Environment variables. An empty one counts as unset.
record Variables(Map<String, String> all) {

  Variables {
    all = Map.copyOf(all);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(all.get(name)).filter(Predicate.not(String::isBlank));
  }

  /// What stands between the commas; of the usual text where the variable is unset.
  List<String> list(String name, String usual) {
    return Stream.of(find(name).orElse(usual).split(","))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }
}
