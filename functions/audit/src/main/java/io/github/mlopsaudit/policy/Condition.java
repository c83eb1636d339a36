package io.github.mlopsaudit.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/// One operator on one key, both in lower case, which any of the values satisfies. A statement's
/// conditions must hold together.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
record Condition(String operator, String key, List<String> values) {

  private static final Set<String> EQUALITIES =
      Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike");

  Condition {
    values = List.copyOf(values);
  }

  static List<Condition> of(IamStatement statement) {
    Map<List<String>, List<String>> values =
        statement.conditions().stream()
            .collect(
                Collectors.groupingBy(
                    Condition::name,
                    LinkedHashMap::new,
                    Collectors.mapping(IamCondition::value, Collectors.toList())));
    return values.entrySet().stream()
        .map(entry ->
            new Condition(entry.getKey().getFirst(), entry.getKey().getLast(), entry.getValue()))
        .toList();
  }

  private static List<String> name(IamCondition condition) {
    return List.of(
        condition.operator().value().toLowerCase(Locale.ROOT),
        condition.key().value().toLowerCase(Locale.ROOT));
  }

  /// Whether it asks that the request has the key with one of the values. Negated operators,
  /// `...IfExists` and `ForAllValues:` also hold for a request without it.
  boolean demandsAValue() {
    return EQUALITIES.contains(plainOperator());
  }

  /// Whether it asks for an address of one of the ranges.
  boolean demandsAnAddress() {
    return plainOperator().equals("ipaddress");
  }

  private String plainOperator() {
    return operator.startsWith("foranyvalue:")
        ? operator.substring("foranyvalue:".length())
        : operator;
  }
}
