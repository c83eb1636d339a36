package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AclsEnabledTest {

  private static final Check CHECK = new AclsEnabled();

  private static final Acl.Grant OWNERS = new Acl.Grant("79a59df9", "FULL_CONTROL");

  private static GivenBucket owned(ObjectOwnership ownership) {
    return bucket().ownership(Reading.known(ownership));
  }

  private static Reading<Acl> acl(Acl.Grant... grants) {
    return Reading.known(new Acl("79a59df9", List.of(grants)));
  }

  private static String judged(GivenBucket bucket) {
    return Judged.by(CHECK, snapshot(bucket)).getFirst().replace("07 mlops-training-user07 ", "");
  }

  private static String remedy(Reading<Acl> acl) {
    return Judged.remedy(
        CHECK, snapshot(owned(ObjectOwnership.BUCKET_OWNER_PREFERRED).acl(acl)), course());
  }

  @Test
  void passesABucketWhoseOwnerOwnsAll() {
    assertThat(judged(bucket())).isEqualTo("PASS s3-acls-disabled.pass []");
  }

  @Test
  void flagsEachOtherOwnership() {
    assertThat(judged(owned(ObjectOwnership.BUCKET_OWNER_PREFERRED)))
        .isEqualTo("FAIL low s3-acls-disabled.fail [BucketOwnerPreferred]");
    assertThat(judged(owned(ObjectOwnership.OBJECT_WRITER)))
        .isEqualTo("FAIL low s3-acls-disabled.fail [ObjectWriter]");
    assertThat(judged(owned(ObjectOwnership.NOT_SET)))
        .isEqualTo("FAIL low s3-acls-disabled.fail.not-set []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(judged(bucket().ownership(denied("s3:GetBucketOwnershipControls"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketOwnershipControls, AccessDenied]");
  }

  @Test
  void remedyLeavesAnAclOfTheOwnerAlone() {
    assertThat(remedy(acl(OWNERS)))
        .isEqualTo(
            "aws s3api put-bucket-ownership-controls --bucket mlops-training-user07"
                + " --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'");
  }

  @Test
  void remedyResetsAnAclThatGrantsToOthers() {
    assertThat(remedy(acl(OWNERS, new Acl.Grant("8b27d4ba", "READ"))))
        .contains("put-bucket-acl --bucket mlops-training-user07 --acl private && \\")
        .contains("BucketOwnerEnforced");
  }

  @Test
  void remedyOnlyTellsHowToResetAnAclThatCouldNotBeRead() {
    assertThat(remedy(denied("s3:GetBucketAcl")).lines().filter(line -> !line.startsWith("#")))
        .containsExactly(
            "aws s3api put-bucket-ownership-controls --bucket mlops-training-user07"
                + " --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'");
  }

  @Test
  void remedyAsksSinceItTakesAccessAway() {
    assertThat(Asks.of(CHECK, snapshot(owned(ObjectOwnership.OBJECT_WRITER).acl(acl(OWNERS)))))
        .isTrue();
    assertThat(Asks.of(CHECK, snapshot(owned(ObjectOwnership.OBJECT_WRITER)))).isTrue();
  }
}
