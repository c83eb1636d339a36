package io.github.mlopsaudit.course;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of a YAML file whose values are asked for by key and kind; a value of another kind is
/// told with file, line and key.
final class YamlMap {

  private final String file;
  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  YamlMap(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, path, "must be keys with values");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      keys.put(key, tuple.getKeyNode());
      if (values.put(key, tuple.getValueNode()) != null) {
        throw error(tuple.getKeyNode(), name(key), "stands twice");
      }
    }
  }

  Set<String> keys() {
    return values.keySet();
  }

  YamlMap allowing(Set<String> allowed, String what) {
    keys().forEach(key -> allow(key, allowed, what));
    return this;
  }

  void allow(String key, Set<String> allowed, String what) {
    if (!allowed.contains(key)) {
      throw keyError(
          key,
          "is no " + what + "; there are " + String.join(", ", allowed.stream().sorted().toList()));
    }
  }

  Optional<String> text(String key) {
    return find(key).map(node -> text(node, name(key)));
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node node : sequence(key)) {
      texts.add(text(node, name(key)));
    }
    return texts;
  }

  Optional<LocalDate> date(String key) {
    Optional<String> text = text(key);
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw error(key, "must be a date such as 2026-12-24, but is '" + text.orElse("") + "'");
    }
  }

  Optional<Boolean> flag(String key) {
    return text(key)
        .map(text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw error(key, "must be true or false, but is '" + text + "'");
            });
  }

  Optional<Integer> number(String key, int least, int most) {
    return text(key)
        .map(text -> {
          if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          }
          throw error(
              key,
              "must be a whole number from %d to %d, but is '%s'".formatted(least, most, text));
        });
  }

  Optional<YamlMap> map(String key) {
    return find(key).map(node -> new YamlMap(file, name(key), node));
  }

  List<YamlMap> maps(String key) {
    return sequence(key).stream().map(node -> new YamlMap(file, name(key), node)).toList();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String where(String key) {
    Node node = values.get(key);
    return node == null ? file : where(node) + ": '" + name(key) + "'";
  }

  ConfigurationException error(String key, String mistake) {
    Node node = values.get(key);
    return node == null
        ? new ConfigurationException(file + ": '" + name(key) + "' " + mistake)
        : error(node, name(key), mistake);
  }

  ConfigurationException keyError(String key, String mistake) {
    Node node = keys.get(key);
    return node == null ? error(key, mistake) : error(node, name(key), mistake);
  }

  private Optional<Node> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private List<Node> sequence(String key) {
    Optional<Node> node = find(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(key, "must be a list, such as [a, b]");
  }

  private String text(Node node, String name) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw error(node, name, "must be a single value");
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private ConfigurationException error(Node node, String name, String mistake) {
    return new ConfigurationException(
        where(node) + ": " + (name.isEmpty() ? "the file" : "'" + name + "'") + " " + mistake);
  }

  private String where(Node node) {
    return file + node.getStartMark().map(mark -> " line " + (mark.getLine() + 1)).orElse("");
  }
}
