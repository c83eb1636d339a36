package io.github.mlopsaudit.cli.privilege;

import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.ProjectFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the template lets a function do, conditional statements included: what its own code asks of
/// AWS, and what Lambda does for it in the same role.
public record TemplateRole(List<Map<?, ?>> ofTheCode, List<Map<?, ?>> ofLambda) {

  private static final String BY_LAMBDA = "run";

  public static TemplateRole of(String function) {
    SamTemplate template = SamTemplate.of(ProjectFolder.find());
    Object arn = template.section("Resources", function, "Properties", "Role").get("Fn::GetAtt");
    Map<String, Object> role =
        template.section("Resources", String.valueOf(arn).replace(".Arn", ""), "Properties");
    return new TemplateRole(statements(role, false), statements(role, true));
  }

  private static List<Map<?, ?>> statements(Map<String, Object> role, boolean byLambda) {
    return list(role, "Policies")
        .map(policy -> (Map<?, ?>) policy)
        .filter(policy -> BY_LAMBDA.equals(policy.get("PolicyName")) == byLambda)
        .flatMap(TemplateRole::statements)
        .toList();
  }

  static Stream<Map<?, ?>> statements(Map<?, ?> policy) {
    Map<?, ?> document = (Map<?, ?>) policy.get("PolicyDocument");
    return list(document, "Statement").map(TemplateRole::statement);
  }

  private static Map<?, ?> statement(Object statement) {
    Object choice = ((Map<?, ?>) statement).get("Fn::If");
    return (Map<?, ?>) (choice instanceof List<?> options ? options.get(1) : statement);
  }

  static Stream<?> list(Map<?, ?> section, String key) {
    Object value = section.get(key);
    return value instanceof List<?> values ? values.stream() : Stream.ofNullable(value);
  }

  public static Set<String> actions(Map<?, ?> statement) {
    return list(statement, "Action").map(Object::toString).collect(Collectors.toSet());
  }

  private static Set<String> actions(Stream<Map<?, ?>> statements) {
    Set<String> actions = new TreeSet<>();
    statements.forEach(statement -> actions.addAll(actions(statement)));
    return actions;
  }

  public Stream<Map<?, ?>> statements() {
    return Stream.concat(ofTheCode.stream(), ofLambda.stream());
  }

  /// All that the role allows.
  public Set<String> actions() {
    return actions(statements());
  }

  Set<String> actionsOfTheCode() {
    return actions(ofTheCode.stream());
  }

  Set<String> actionsOfLambda() {
    return actions(ofLambda.stream());
  }
}
