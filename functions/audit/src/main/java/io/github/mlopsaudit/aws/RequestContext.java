package io.github.mlopsaudit.aws;

import java.util.List;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;

/// What every request of a role or user carries to a resource of its own account, for simulating
/// it, so that policies may ask for it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
public final class RequestContext {

  private RequestContext() {}

  /// `principal` is the ARN of the role or user.
  public static List<ContextEntry> of(String principal, String account) {
    return List.of(
        entry("aws:SecureTransport", ContextKeyTypeEnum.BOOLEAN, "true"),
        entry("aws:PrincipalAccount", ContextKeyTypeEnum.STRING, account),
        entry("aws:PrincipalArn", ContextKeyTypeEnum.STRING, principal),
        entry("aws:ResourceAccount", ContextKeyTypeEnum.STRING, account));
  }

  /// A key of the type with one value.
  public static ContextEntry entry(String key, ContextKeyTypeEnum type, String value) {
    return ContextEntry.builder()
        .contextKeyName(key)
        .contextKeyType(type)
        .contextKeyValues(value)
        .build();
  }
}
