package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.LifecycleRule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;

/// The call that asks one bucket for its lifecycle rules.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html
record LifecycleCalls(S3Client s3, String bucket, String owner) {

  List<LifecycleRule> rules() {
    return SdkFailure.unless("NoSuchLifecycleConfiguration", List.of(), this::ask);
  }

  private List<LifecycleRule> ask() {
    var answer =
        s3.getBucketLifecycleConfiguration(
            request -> request.bucket(bucket).expectedBucketOwner(owner));
    if (!answer.hasRules()) {
      throw new MalformedAnswerException("Rule is missing");
    }
    return answer.rules().stream().map(LifecycleCalls::rule).toList();
  }

  private static LifecycleRule rule(software.amazon.awssdk.services.s3.model.LifecycleRule rule) {
    Optional<LifecycleExpiration> expiration = Optional.ofNullable(rule.expiration());
    Optional<LifecycleRuleFilter> filter = Optional.ofNullable(rule.filter());
    return new LifecycleRule(
        Objects.requireNonNullElse(rule.id(), ""),
        isEnabled(promised(rule.statusAsString(), "Status")),
        filter.map(LifecycleCalls::prefix).or(() -> legacyPrefix(rule)).orElse(""),
        filter.filter(LifecycleCalls::narrows).isPresent(),
        expiration.map(LifecycleExpiration::days),
        expiration
            .map(LifecycleExpiration::date)
            .map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC)),
        rule.noncurrentVersionExpiration() != null
            || !rule.noncurrentVersionTransitions().isEmpty(),
        rule.abortIncompleteMultipartUpload() != null);
  }

  @SuppressWarnings("deprecation") // The buckets' configurations still have it.
  private static Optional<String> legacyPrefix(
      software.amazon.awssdk.services.s3.model.LifecycleRule rule) {
    return Optional.ofNullable(rule.prefix());
  }

  private static boolean isEnabled(String status) {
    return switch (status) {
      case "Enabled" -> true;
      case "Disabled" -> false;
      default -> throw new MalformedAnswerException("Status is " + status);
    };
  }

  private static @Nullable String prefix(LifecycleRuleFilter filter) {
    @Nullable LifecycleRuleAndOperator and = filter.and();
    return and == null ? filter.prefix() : and.prefix();
  }

  private static boolean narrows(LifecycleRuleFilter filter) {
    @Nullable LifecycleRuleAndOperator and = filter.and();
    boolean all =
        and != null
            && (!and.tags().isEmpty()
                || limits(and.objectSizeGreaterThan(), and.objectSizeLessThan()));
    return all
        || filter.tag() != null
        || limits(filter.objectSizeGreaterThan(), filter.objectSizeLessThan());
  }

  /// An object of a byte or none holds no work: that a rule spares it narrows nothing.
  private static boolean limits(@Nullable Long greaterThan, @Nullable Long lessThan) {
    return lessThan != null || (greaterThan != null && greaterThan > 1);
  }
}
