package io.github.mlopsaudit.policy;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.policybuilder.iam.IamAction;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/// A statement of a resource policy, and its place in the document (from 0).
record Statement(int index, IamStatement text) {

  private static final Set<IamEffect> EFFECTS = Set.of(IamEffect.ALLOW, IamEffect.DENY);
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// The statements in their order, none where there is no policy; empty if the document is not a
  /// policy that can be understood in one way only.
  static Optional<List<Statement>> read(PolicyDocument document) {
    if (!document.isPresent()) {
      return Optional.of(List.of());
    }
    String json =
        document.json().startsWith(BYTE_ORDER_MARK)
            ? document.json().substring(BYTE_ORDER_MARK.length())
            : document.json();
    return Optional.of(json).filter(Json::isUnambiguous).flatMap(Statement::parse);
  }

  private static Optional<List<Statement>> parse(String json) {
    try {
      List<IamStatement> texts = IamPolicy.fromJson(json).statements();
      return Optional.of(texts)
          .filter(all -> all.stream().allMatch(text -> EFFECTS.contains(text.effect())))
          .map(all ->
              IntStream.range(0, all.size()).mapToObj(i -> new Statement(i, all.get(i))).toList());
    } catch (RuntimeException notAPolicy) {
      // The builder documents no exception type: each refusal is one of several unchecked ones.
      return Optional.empty();
    }
  }

  /// What people find it by: the Sid, else its number counted from 1.
  String label() {
    String sid = text.sid();
    return sid == null || sid.isEmpty() ? "#" + (index + 1) : sid;
  }

  boolean allows() {
    return text.effect().equals(IamEffect.ALLOW);
  }

  List<Condition> conditions() {
    return Condition.of(text);
  }

  /// Whether it is about one of these actions, wildcards and NotAction included.
  boolean isAboutAny(Collection<String> actions) {
    return text.notActions().isEmpty()
        ? actions.stream().anyMatch(action -> isIn(text.actions(), action))
        : actions.stream().anyMatch(action -> !isIn(text.notActions(), action));
  }

  private static boolean isIn(List<IamAction> patterns, String action) {
    return patterns.stream().anyMatch(p -> Wildcard.matchesAnyCase(p.value(), action));
  }
}
