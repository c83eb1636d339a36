package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.ProjectFolder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The resources of the template of this project, for tests of what must hold for all of a kind.
final class Stack {

  static final SamTemplate TEMPLATE = SamTemplate.of(ProjectFolder.find());

  private Stack() {}

  /// The resources of a type by their logical ids.
  static Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new TreeMap<>();
    for (String id : TEMPLATE.section("Resources").keySet()) {
      Map<String, Object> resource = TEMPLATE.section("Resources", id);
      if (type.equals(resource.get("Type"))) {
        found.put(id, resource);
      }
    }
    if (found.isEmpty()) {
      throw new AssertionError("there is no " + type);
    }
    return found;
  }

  static Map<String, Object> properties(String id) {
    return TEMPLATE.section("Resources", id, "Properties");
  }

  static List<Map<?, ?>> statements(Map<String, Object> document) {
    return list(document.get("Statement")).<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
  }

  /// The statement with this name of a policy.
  static Map<?, ?> statement(Map<String, Object> document, String sid) {
    return statements(document).stream()
        .filter(statement -> sid.equals(statement.get("Sid")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + sid + " in " + document));
  }

  /// Each text of a part of the template, keys too.
  static Stream<String> texts(@Nullable Object part) {
    return switch (part) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .flatMap(entry -> Stream.concat(texts(entry.getKey()), texts(entry.getValue())));
      case List<?> list -> list.stream().flatMap(Stack::texts);
      case null -> Stream.empty();
      default -> Stream.of(part.toString());
    };
  }

  static Stream<?> list(@Nullable Object value) {
    return value instanceof List<?> values ? values.stream() : Stream.ofNullable(value);
  }

  static Map<String, Object> ref(String id) {
    return Map.of("Ref", id);
  }

  static Map<String, Object> sub(String text) {
    return Map.of("Fn::Sub", text);
  }

  /// The argument of the `Fn::Sub` that the value is.
  static Object argumentOfSub(@Nullable Object value) {
    Object argument = value instanceof Map<?, ?> map ? map.get("Fn::Sub") : null;
    if (argument == null) {
      throw new AssertionError("no Fn::Sub: " + value);
    }
    return argument;
  }

  static Map<String, Object> attribute(String path) {
    return Map.of("Fn::GetAtt", path);
  }
}
