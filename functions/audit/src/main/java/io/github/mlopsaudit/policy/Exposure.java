package io.github.mlopsaudit.policy;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.List;
import java.util.Optional;

/// Which statements of a resource policy are public, of how many. A policy is taken for public
/// unless each Allow is bound to fixed values. For buckets that is AWS's definition; for
/// repositories AWS has none, and ours is made after it (docs/decisions/0002-what-public-means.md).
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
public record Exposure(List<PublicStatement> publicStatements, int statements) {

  public Exposure {
    publicStatements = List.copyOf(publicStatements);
  }

  /// Reads the policy of a bucket; empty if it is not one that can be understood.
  public static Optional<Exposure> ofBucket(PolicyDocument document) {
    return of(document, FixedValues.OF_BUCKETS, WriteActions.OF_BUCKETS);
  }

  /// Reads the policy of a private ECR repository; empty if it is not one that can be understood.
  public static Optional<Exposure> ofRepository(PolicyDocument document) {
    return of(document, FixedValues.OF_REPOSITORIES, WriteActions.OF_REPOSITORIES);
  }

  private static Optional<Exposure> of(
      PolicyDocument document, FixedValues fixed, List<String> writes) {
    return Statement.read(document)
        .map(statements ->
            new Exposure(
                statements.stream()
                    .filter(statement -> statement.allows() && !fixed.bind(statement))
                    .map(statement ->
                        new PublicStatement(
                            statement.index(), statement.label(), statement.isAboutAny(writes)))
                    .toList(),
                statements.size()));
  }

  public boolean isPublic() {
    return !publicStatements.isEmpty();
  }

  /// Whether everybody may write, delete or change settings.
  public boolean writes() {
    return publicStatements.stream().anyMatch(PublicStatement::writes);
  }
}
