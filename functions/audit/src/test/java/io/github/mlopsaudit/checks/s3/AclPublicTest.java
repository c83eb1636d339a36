package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AclPublicTest {

  private static final Check CHECK = new AclPublic();

  private static final String OWNER = "79a59df9";
  private static final Acl.Grant OWNERS = new Acl.Grant(OWNER, "FULL_CONTROL");
  private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";
  private static final String AUTHENTICATED =
      "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
  private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";

  private static final Reading<BlockPublicAccess> NONE = Reading.known(BlockPublicAccess.NONE);
  private static final Reading<BlockPublicAccess> IGNORES =
      Reading.known(new BlockPublicAccess(false, true, false, false));
  private static final Reading<BlockPublicAccess> BUCKET_DENIED =
      denied("s3:GetBucketPublicAccessBlock");
  private static final Reading<BlockPublicAccess> ACCOUNT_DENIED =
      denied("s3:GetAccountPublicAccessBlock");

  private static final Reading<Acl> READ = acl(OWNERS, new Acl.Grant(ALL_USERS, "READ"));

  private static Reading<Acl> acl(Acl.Grant... grants) {
    return Reading.known(new Acl(OWNER, List.of(grants)));
  }

  private static GivenBucket withAcls() {
    return bucket().ownership(Reading.known(ObjectOwnership.OBJECT_WRITER));
  }

  private static String judged(Reading<BlockPublicAccess> account, GivenBucket bucket) {
    return Judged.by(CHECK, snapshot(account, bucket))
        .getFirst()
        .replace("07 mlops-training-user07 ", "");
  }

  private static String open(Acl.Grant... grants) {
    return judged(NONE, withAcls().block(NONE).acl(acl(grants)));
  }

  @Test
  void passesWithoutTheAclWhereAclsAreSwitchedOff() {
    assertThat(judged(NONE, bucket().block(NONE))).isEqualTo("PASS s3-public-acl.pass.disabled []");
    assertThat(judged(NONE, bucket().block(NONE).acl(denied("s3:GetBucketAcl"))))
        .isEqualTo("PASS s3-public-acl.pass.disabled []");
  }

  @Test
  void passesAnAclThatGrantsNothingToThePublic() {
    assertThat(open(OWNERS)).isEqualTo("PASS s3-public-acl.pass.none []");
    assertThat(open()).isEqualTo("PASS s3-public-acl.pass.none []");
    assertThat(open(OWNERS, new Acl.Grant("8b27d4ba", "FULL_CONTROL")))
        .isEqualTo("PASS s3-public-acl.pass.none []");
    assertThat(open(OWNERS, new Acl.Grant(LOG_DELIVERY, "WRITE")))
        .isEqualTo("PASS s3-public-acl.pass.none []");
  }

  @Test
  void flagsWhatStrangersMayRead() {
    assertThat(open(OWNERS, new Acl.Grant(ALL_USERS, "READ")))
        .isEqualTo("FAIL high s3-public-acl.fail.read [AllUsers READ]");
    assertThat(open(new Acl.Grant(AUTHENTICATED, "READ_ACP")))
        .isEqualTo("FAIL high s3-public-acl.fail.read [AuthenticatedUsers READ_ACP]");
  }

  @Test
  void flagsWhatStrangersMayWriteAsCritical() {
    assertThat(open(new Acl.Grant(ALL_USERS, "WRITE")))
        .isEqualTo("FAIL critical s3-public-acl.fail.write [AllUsers WRITE]");
    assertThat(open(new Acl.Grant(AUTHENTICATED, "WRITE_ACP"))).startsWith("FAIL critical");
    assertThat(open(new Acl.Grant(AUTHENTICATED, "FULL_CONTROL"))).startsWith("FAIL critical");
    assertThat(
            open(new Acl.Grant(ALL_USERS, "READ"), new Acl.Grant(AUTHENTICATED, "WRITE"), OWNERS))
        .isEqualTo(
            "FAIL critical s3-public-acl.fail.write [AllUsers READ, AuthenticatedUsers WRITE]");
  }

  @Test
  void warnsOfAnAclThatOnlyTheBlockKeepsShut() {
    assertThat(judged(NONE, withAcls().block(IGNORES).acl(READ)))
        .isEqualTo("FAIL low s3-public-acl.fail.latent [AllUsers READ]");
    assertThat(judged(IGNORES, withAcls().block(NONE).acl(READ))).startsWith("FAIL low");
    assertThat(judged(IGNORES, withAcls().block(BUCKET_DENIED).acl(READ))).startsWith("FAIL low");
    assertThat(judged(ACCOUNT_DENIED, withAcls().block(IGNORES).acl(READ))).startsWith("FAIL low");
  }

  @Test
  void preventingNewAclsDoesNotShutOldOnes() {
    Reading<BlockPublicAccess> allButIgnore =
        Reading.known(new BlockPublicAccess(true, false, true, true));

    assertThat(judged(allButIgnore, withAcls().block(allButIgnore).acl(READ)))
        .startsWith("FAIL high");
  }

  @Test
  void showsAPublicAclOfWhichNobodyKnowsWhetherItIsBlocked() {
    assertThat(judged(ACCOUNT_DENIED, withAcls().block(NONE).acl(READ)))
        .isEqualTo(
            "UNKNOWN s3-public-acl.unknown"
                + " [AllUsers READ, s3:GetAccountPublicAccessBlock, DENIED]");
    assertThat(judged(NONE, withAcls().block(BUCKET_DENIED).acl(READ)))
        .isEqualTo(
            "UNKNOWN s3-public-acl.unknown [AllUsers READ, s3:GetBucketPublicAccessBlock, DENIED]");
  }

  @Test
  void doesNotKnowAnAclThatIsDenied() {
    assertThat(judged(NONE, withAcls().block(NONE).acl(denied("s3:GetBucketAcl"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketAcl, AccessDenied]");
    assertThat(judged(IGNORES, withAcls().acl(denied("s3:GetBucketAcl")))).startsWith("UNKNOWN");
  }

  @Test
  void judgesByTheAclWhereOwnershipIsDenied() {
    Reading<ObjectOwnership> ownership = denied("s3:GetBucketOwnershipControls");

    assertThat(judged(NONE, bucket().block(NONE).ownership(ownership).acl(READ)))
        .startsWith("FAIL high");
    assertThat(judged(NONE, bucket().block(NONE).ownership(ownership).acl(acl(OWNERS))))
        .startsWith("PASS");
    assertThat(
            judged(NONE, bucket().block(NONE).ownership(ownership).acl(denied("s3:GetBucketAcl"))))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketAcl, AccessDenied]");
  }

  @Test
  void remedyKeepsACopyAndResetsTheAclBeforeItSwitchesAclsOff() {
    assertThat(
            Judged.remedy(CHECK, snapshot(NONE, withAcls().block(NONE).acl(READ)), course())
                .lines())
        .containsExactly(
            "aws s3api get-bucket-ownership-controls --bucket mlops-training-user07"
                + " 2> /dev/null | grep -q BucketOwnerEnforced || { \\",
            "aws s3api get-bucket-acl --bucket mlops-training-user07"
                + " > mlops-training-user07-acl.json && \\",
            "aws s3api put-bucket-acl --bucket mlops-training-user07 --acl private && \\",
            "aws s3api put-bucket-ownership-controls --bucket mlops-training-user07"
                + " --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'; }");
  }

  @Test
  void remedyAsksSinceItTakesAccessAway() {
    assertThat(Asks.of(CHECK, snapshot(NONE, withAcls().block(NONE).acl(READ)))).isTrue();
  }
}
