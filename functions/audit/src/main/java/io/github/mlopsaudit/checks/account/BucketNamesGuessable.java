package io.github.mlopsaudit.checks.account;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Tells a class that names its buckets so that anybody in the world can guess the names, and take
/// those that are free. Names in the account's own namespace can be taken by nobody else.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
public final class BucketNamesGuessable implements Check {

  private static final Rule RULE =
      new Rule("s3-guessable-names", Service.S3, Severity.INFO, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of();
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    if (!snapshot.selection().includes(Service.S3)) {
      return Stream.empty();
    }
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return Stream.of(new Assessment(RULE, account, "", judge(snapshot.account().id(), course)));
  }

  private static Verdict judge(String account, Course course) {
    String pattern = course.buckets().getFirst().toString();
    String namespace = "-%s-%s-an".formatted(account, course.region());
    if (pattern.endsWith(namespace)) {
      return new Verdict.Pass(Message.of("s3-guessable-names.pass.namespace", pattern));
    }
    if (pattern.contains(account)) {
      return new Verdict.Pass(Message.of("s3-guessable-names.pass.account", pattern));
    }
    return new Verdict.Fail(
        Severity.INFO,
        Message.of("s3-guessable-names.fail", pattern),
        advice(pattern + namespace, course.region()));
  }

  private static String advice(String pattern, String region) {
    return """
    # For the next class, name the buckets in the account's own namespace. In the course file:
    # buckets: ["%s"]
    # aws s3api create-bucket --bucket %s --bucket-namespace account-regional --region %s --create-bucket-configuration LocationConstraint=%s\
    """
        .formatted(pattern, pattern.replace("{number}", "01"), region, region);
  }
}
