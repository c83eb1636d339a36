package io.github.mlopsaudit.checks.s3;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets in which access control lists still count, beside the policies. AWS has switched
/// them off in new buckets since April 2023.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
public final class AclsEnabled implements Check {

  private static final Rule RULE =
      new Rule("s3-acls-disabled", Service.S3, Severity.LOW, Tier.REPORT, "S3.12");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.OBJECT_OWNERSHIP, Read.BUCKET_ACL);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachBucket.judge(RULE, snapshot, course, AclsEnabled::judge);
  }

  private static Verdict judge(Bucket bucket) {
    return switch (bucket.ownership()) {
      case Reading.Unreadable<ObjectOwnership> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<ObjectOwnership>(ObjectOwnership ownership) ->
          switch (ownership) {
            case BUCKET_OWNER_ENFORCED -> new Verdict.Pass(Message.of("s3-acls-disabled.pass"));
            case BUCKET_OWNER_PREFERRED -> fail(bucket, "BucketOwnerPreferred");
            case OBJECT_WRITER -> fail(bucket, "ObjectWriter");
            case NOT_SET ->
                new Verdict.Fail(
                    Severity.LOW, Message.of("s3-acls-disabled.fail.not-set"), remedy(bucket));
          };
    };
  }

  private static Verdict fail(Bucket bucket, String ownership) {
    return new Verdict.Fail(
        Severity.LOW, Message.of("s3-acls-disabled.fail", ownership), remedy(bucket));
  }

  private static Remedy remedy(Bucket bucket) {
    return switch (bucket.acl()) {
      case Reading.Unreadable<Acl> _ -> AclRemedy.disableUnseen(bucket.name());
      case Reading.Known<Acl>(Acl acl) ->
          isOwnersAlone(acl)
              ? AclRemedy.disable(bucket.name())
              : AclRemedy.resetAndDisable(bucket.name());
    };
  }

  private static boolean isOwnersAlone(Acl acl) {
    return acl.grants().stream().allMatch(grant -> grant.grantee().equals(acl.owner()));
  }
}
