package io.github.mlopsaudit.core;

import java.util.List;

/// A repository's lifecycle policy: its rules by rising priority, none where there is no policy.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
public record LifecyclePolicy(List<ImageRule> rules) {

  public static final LifecyclePolicy NONE = new LifecyclePolicy(List.of());

  /// One rule, its words as AWS has them, new ones included: `tagStatus` (`tagged`, `untagged`,
  /// `any`), `countType` (`imageCountMoreThan`, `sinceImagePushed`, ...), `action` (`expire`, ...).
  /// `countNumber` counts images or days.
  public record ImageRule(
      int priority,
      String tagStatus,
      List<String> tagPrefixes,
      List<String> tagPatterns,
      String countType,
      int countNumber,
      String action) {

    public ImageRule {
      tagPrefixes = List.copyOf(tagPrefixes);
      tagPatterns = List.copyOf(tagPatterns);
    }
  }

  public LifecyclePolicy {
    rules = List.copyOf(rules);
  }
}
