package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The SAM template as maps, lists and strings; `!Ref X` is the map `{Ref=X}`, as it is in JSON.
public record SamTemplate(Map<String, Object> document) {

  /// Reads the template of the project.
  ///
  /// @throws ToolException if there is none
  public static SamTemplate of(ProjectFolder project) {
    Path file = project.path().resolve("template.yaml");
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new ToolException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static SamTemplate parse(String text) {
    Node root =
        new Compose(LoadSettings.builder().build())
            .composeString(text)
            .orElseThrow(() -> new ToolException("The template is empty"));
    return new SamTemplate(map(value(root)));
  }

  private static Object value(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return plain(node);
    }
    return Map.of(tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1), plain(node));
  }

  private static Object plain(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode sequence -> sequence.getValue().stream().map(SamTemplate::value).toList();
      case MappingNode mapping -> {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping
            .getValue()
            .forEach(entry ->
                values.put(plain(entry.getKeyNode()).toString(), value(entry.getValueNode())));
        yield values;
      }
      default -> throw new IllegalArgumentException("No YAML node that SAM knows: " + node);
    };
  }

  @SuppressWarnings("unchecked") // value() makes no other maps
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  /// What stands at the path, an empty map if nothing does.
  public Map<String, Object> section(String... path) {
    Map<String, Object> section = document;
    for (String key : path) {
      section = map(section.getOrDefault(key, Map.of()));
    }
    return section;
  }

  /// The text of a property that the resource has.
  public String property(String logicalId, String name) {
    return Optional.ofNullable(section("Resources", logicalId, "Properties").get(name))
        .flatMap(this::text)
        .orElseThrow(() -> new ToolException(logicalId + " in template.yaml has no " + name));
  }

  /// The text that a value has before anything is deployed: itself or the default of the parameter
  /// it refers to. What refers to a resource has none yet.
  Optional<String> text(Object value) {
    if (value instanceof String text) {
      return Optional.of(text);
    }
    Object name = map(value).get("Ref");
    return Optional.ofNullable(name)
        .map(parameter -> section("Parameters", parameter.toString()).get("Default"))
        .map(Object::toString);
  }
}
