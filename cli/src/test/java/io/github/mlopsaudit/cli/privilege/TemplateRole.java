package io.github.mlopsaudit.cli.privilege;

import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.ProjectFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the template lets a function do, conditional statements included.
public record TemplateRole(List<Map<?, ?>> statements) {

  public static TemplateRole of(String function) {
    Map<String, Object> properties =
        SamTemplate.of(ProjectFolder.find()).section("Resources", function, "Properties");
    return new TemplateRole(
        list(properties, "Policies")
            .flatMap(policy -> list((Map<?, ?>) policy, "Statement"))
            .<Map<?, ?>>map(TemplateRole::statement)
            .toList());
  }

  private static Map<?, ?> statement(Object statement) {
    Object choice = ((Map<?, ?>) statement).get("Fn::If");
    return (Map<?, ?>) (choice instanceof List<?> options ? options.get(1) : statement);
  }

  static Stream<?> list(Map<?, ?> section, String key) {
    Object value = section.get(key);
    return value instanceof List<?> values ? values.stream() : Stream.ofNullable(value);
  }

  static Set<String> actions(Map<?, ?> statement) {
    return list(statement, "Action").map(Object::toString).collect(Collectors.toSet());
  }

  public Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    statements.forEach(statement -> actions.addAll(actions(statement)));
    return actions;
  }
}
