package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.checks.PolicyCommands;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Partition;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.policy.SecureTransport;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets that answer plain HTTP: S3 does unless the policy denies it.
/// https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5
public final class PlainHttpAllowed implements Check {

  private static final Rule RULE =
      new Rule("s3-tls-only", Service.S3, Severity.LOW, Tier.REPORT, "S3.5", "CIS 2.1.1");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.POLICY_STATUS, Read.BUCKET_POLICY);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(
        RULE,
        snapshot,
        course,
        bucket -> judge(bucket, bucket.region().find().orElse(course.region())));
  }

  private static Verdict judge(Bucket bucket, String region) {
    if (bucket.policyStatus().equals(Reading.known(PolicyStatus.NO_POLICY))) {
      return fail(bucket.name(), region, "none");
    }
    return switch (bucket.policy()) {
      case Reading.Unreadable<PolicyDocument> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<PolicyDocument>(PolicyDocument document) ->
          SecureTransport.of(document, bucket.name())
              .map(transport -> judge(transport, bucket.name(), region))
              .orElseGet(() ->
                  Verdict.Unknown.because(
                      new Reading.Unreadable<>(
                          Read.BUCKET_POLICY.action(), Reading.Cause.MALFORMED, "policy")));
    };
  }

  private static Verdict judge(SecureTransport transport, String bucket, String region) {
    return switch (transport) {
      case FULL -> new Verdict.Pass(Message.of("s3-tls-only.pass"));
      case PARTIAL -> fail(bucket, region, "partial");
      case NONE -> fail(bucket, region, "none");
    };
  }

  private static Verdict fail(String bucket, String region, String how) {
    String arn = Partition.of(region).arn("s3", "", "", bucket);
    String statement =
        "{'Sid': sid, 'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', "
            + "'Resource': [arn, arn + '/*'], 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}";
    return new Verdict.Fail(
        Severity.LOW,
        Message.of("s3-tls-only.fail." + how),
        Remedy.asking(
            PolicyCommands.ofBucket(bucket).with("DenyInsecureTransport", statement, arn)));
  }
}
