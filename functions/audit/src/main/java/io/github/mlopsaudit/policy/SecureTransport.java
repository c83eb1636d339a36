package io.github.mlopsaudit.policy;

import io.github.mlopsaudit.core.PolicyDocument;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.policybuilder.iam.IamResource;

/// How far a bucket policy refuses plain HTTP. Only a Deny does: an Allow for TLS alone leaves
/// other statements, and the policies of users, to allow the rest.
/// https://repost.aws/knowledge-center/s3-bucket-policy-for-config-rule
public enum SecureTransport {
  /// Everybody, every action, the bucket and all objects.
  FULL,
  /// Something is refused, or an old TLS version is, but not all plain HTTP.
  PARTIAL,
  /// Nothing is.
  NONE;

  private static final Pattern BUCKET_ARN = Pattern.compile("arn:[^:]*:s3:::(.+)");

  /// Reads the policy of the bucket; empty if it is not one that can be understood.
  public static Optional<SecureTransport> of(PolicyDocument document, String bucket) {
    return Statement.read(document).map(statements -> of(statements, bucket));
  }

  private static SecureTransport of(List<Statement> statements, String bucket) {
    List<Statement> denials =
        statements.stream().filter(SecureTransport::isAboutTransport).toList();
    List<Statement> complete =
        denials.stream().filter(SecureTransport::refusesEverybodyEverything).toList();
    boolean ofBucket = complete.stream().anyMatch(statement -> covers(statement, bucket));
    boolean ofObjects = complete.stream().anyMatch(statement -> coversAllIn(statement, bucket));
    if (ofBucket && ofObjects) {
      return FULL;
    }
    return denials.isEmpty() ? NONE : PARTIAL;
  }

  /// Whether it denies something for want of TLS or of a new enough version, and is not for HTTPS
  /// alone.
  private static boolean isAboutTransport(Statement statement) {
    return !statement.allows()
        && statement.conditions().stream()
            .anyMatch(c -> isPlainHttp(c) || c.key().equals("s3:tlsversion"))
        && statement.conditions().stream()
            .noneMatch(c -> c.key().equals("aws:securetransport") && !isPlainHttp(c));
  }

  private static boolean refusesEverybodyEverything(Statement statement) {
    return isForEverybody(statement)
        && isForEverything(statement)
        && statement.conditions().stream().allMatch(SecureTransport::holdsForPlainHttp);
  }

  private static boolean isForEverybody(Statement statement) {
    return statement.text().notPrincipals().isEmpty()
        && statement.text().principals().stream()
            .anyMatch(principal ->
                principal.id().equals("*") && !principal.type().value().equals("Service"));
  }

  private static boolean isForEverything(Statement statement) {
    return statement.text().notActions().isEmpty()
        && statement.text().actions().stream()
            .anyMatch(
                action -> action.value().equals("*") || action.value().equalsIgnoreCase("s3:*"));
  }

  /// Whether it holds for each request over plain HTTP, which shows SecureTransport as false and no
  /// TlsVersion.
  private static boolean holdsForPlainHttp(Condition condition) {
    return isPlainHttp(condition)
        || (condition.key().equals("s3:tlsversion")
            && condition.operator().equals("numericlessthanifexists"));
  }

  private static boolean isPlainHttp(Condition condition) {
    return condition.key().equals("aws:securetransport")
        && (condition.operator().equals("bool") || condition.operator().equals("boolifexists"))
        && condition.values().stream().anyMatch(value -> value.equalsIgnoreCase("false"));
  }

  private static boolean covers(Statement statement, String bucket) {
    return statement.text().resources().stream()
        .anyMatch(resource -> Wildcard.matches(inS3(resource), bucket));
  }

  // What ends in a star and fits the beginning of every key fits every key.
  private static boolean coversAllIn(Statement statement, String bucket) {
    return statement.text().resources().stream()
        .map(SecureTransport::inS3)
        .anyMatch(pattern -> pattern.endsWith("*") && Wildcard.matches(pattern, bucket + "/"));
  }

  /// What follows `arn:PARTITION:s3:::`, whatever the partition.
  private static String inS3(IamResource resource) {
    Matcher arn = BUCKET_ARN.matcher(resource.value());
    return arn.matches() ? arn.group(1) : resource.value().equals("*") ? "*" : "";
  }
}
