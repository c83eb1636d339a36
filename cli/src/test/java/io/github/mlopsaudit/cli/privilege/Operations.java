package io.github.mlopsaudit.cli.privilege;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// `operations.txt`: the IAM actions that each operation needs.
record Operations(Map<String, List<String>> actions) {

  static Operations read() {
    Map<String, List<String>> actions = new TreeMap<>();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> List.of(line.split(" +")))
        .forEach(words -> actions.put(words.getFirst(), words.subList(1, words.size())));
    return new Operations(actions);
  }

  private static String text() {
    try (InputStream file = Operations.class.getResourceAsStream("operations.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What these operations need.
  Set<String> actions(Set<String> operations) {
    Set<String> needed = new TreeSet<>();
    operations.forEach(operation -> needed.addAll(actions.getOrDefault(operation, List.of())));
    needed.remove("-");
    return needed;
  }
}
