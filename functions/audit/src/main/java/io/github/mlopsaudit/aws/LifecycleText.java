package io.github.mlopsaudit.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads the JSON text of a repository's lifecycle policy. Words that ECR learned later stay as
/// they are.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
final class LifecycleText {

  private static final JsonMapper JSON = new JsonMapper();

  private LifecycleText() {}

  /// Reads the policy.
  ///
  /// @throws MalformedAnswerException if it is no JSON or has no rules
  static LifecyclePolicy read(String text) {
    try {
      List<ImageRule> rules = new ArrayList<>();
      list(JSON.readTree(text), "rules").forEach(rule -> rules.add(rule(rule)));
      rules.sort(Comparator.comparingInt(ImageRule::priority));
      return new LifecyclePolicy(rules);
    } catch (JsonProcessingException e) {
      throw new MalformedAnswerException("lifecyclePolicyText is no JSON");
    }
  }

  private static ImageRule rule(JsonNode rule) {
    JsonNode selection = rule.path("selection");
    if (!selection.isObject()) {
      throw new MalformedAnswerException("lifecyclePolicyText has a rule without selection");
    }
    return new ImageRule(
        rule.path("rulePriority").asInt(),
        selection.path("tagStatus").asText(),
        texts(selection, "tagPrefixList"),
        texts(selection, "tagPatternList"),
        selection.path("countType").asText(),
        selection.path("countNumber").asInt(),
        rule.path("action").path("type").asText());
  }

  private static List<String> texts(JsonNode selection, String name) {
    List<String> texts = new ArrayList<>();
    if (selection.has(name)) {
      list(selection, name).forEach(text -> texts.add(text.asText()));
    }
    return texts;
  }

  private static JsonNode list(JsonNode parent, String name) {
    JsonNode list = parent.path(name);
    if (!list.isArray()) {
      throw new MalformedAnswerException("lifecyclePolicyText has no " + name);
    }
    return list;
  }
}
