package io.github.mlopsaudit.policy;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/// Which statements of an S3 bucket policy are public by AWS's definition, of how many. A policy is
/// taken for public unless each Allow is bound to fixed values.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
public record Exposure(List<PublicStatement> publicStatements, int statements) {

  public Exposure {
    publicStatements = List.copyOf(publicStatements);
  }

  /// Reads the document; empty if it is not a policy that can be understood.
  public static Optional<Exposure> of(PolicyDocument document) {
    if (!document.isPresent()) {
      return Optional.of(new Exposure(List.of(), 0));
    }
    return parse(document.json()).map(Exposure::of);
  }

  private static Optional<IamPolicy> parse(String json) {
    try {
      return Optional.of(IamPolicy.fromJson(json));
    } catch (RuntimeException | StackOverflowError notAPolicy) {
      // The builder documents no exception type: each refusal is one of several unchecked ones, and
      // nesting without end exhausts its recursive parser.
      return Optional.empty();
    }
  }

  private static Exposure of(IamPolicy policy) {
    List<PublicStatement> found = new ArrayList<>();
    for (int index = 0; index < policy.statements().size(); index++) {
      IamStatement statement = policy.statements().get(index);
      if (isPublic(statement)) {
        String sid = statement.sid() == null ? "" : statement.sid();
        found.add(new PublicStatement(index, sid, WriteActions.allowedBy(statement)));
      }
    }
    return new Exposure(found, policy.statements().size());
  }

  private static boolean isPublic(IamStatement statement) {
    return IamEffect.ALLOW.equals(statement.effect())
        && !FixedValues.bindPrincipals(statement)
        && !FixedValues.bindConditions(statement);
  }

  public boolean isPublic() {
    return !publicStatements.isEmpty();
  }

  /// Whether everybody may write, delete or change settings.
  public boolean writes() {
    return publicStatements.stream().anyMatch(PublicStatement::writes);
  }
}
