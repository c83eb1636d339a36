package io.github.mlopsaudit.checks.account;

import static io.github.mlopsaudit.checks.Given.ALL_BLOCKED;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AccountPublicAccessNotBlockedTest {

  private static final Check CHECK = new AccountPublicAccessNotBlocked();

  private static Snapshot account(Reading<BlockPublicAccess> block) {
    return given().accountBlock(block).build();
  }

  private static Snapshot account(boolean acls, boolean ignore, boolean policy, boolean restrict) {
    return account(Reading.known(new BlockPublicAccess(acls, ignore, policy, restrict)));
  }

  @Test
  void passesAnAccountThatBlocksAll() {
    assertThat(Judged.by(CHECK, account(Reading.known(ALL_BLOCKED))))
        .containsExactly(" 123456789012 PASS account-block-public-access.pass []");
  }

  @Test
  void flagsAnAccountThatLeavesSomethingOpen() {
    assertThat(Judged.by(CHECK, account(Reading.known(BlockPublicAccess.NONE))))
        .containsExactly(
            " 123456789012 FAIL high account-block-public-access.fail.open"
                + " [BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets]");
    assertThat(Judged.by(CHECK, account(true, false, true, true)))
        .containsExactly(
            " 123456789012 FAIL high account-block-public-access.fail.open [IgnorePublicAcls]");
    assertThat(Judged.by(CHECK, account(true, true, true, false)))
        .containsExactly(
            " 123456789012 FAIL high account-block-public-access.fail.open"
                + " [RestrictPublicBuckets]");
  }

  @Test
  void warnsWhenOnlyThePreventiveFlagsAreOff() {
    assertThat(Judged.by(CHECK, account(true, true, false, true)))
        .containsExactly(
            " 123456789012 FAIL low account-block-public-access.fail.preventive"
                + " [BlockPublicPolicy]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, account(denied("s3:GetAccountPublicAccessBlock"))))
        .containsExactly(
            " 123456789012 UNKNOWN unknown.DENIED [s3:GetAccountPublicAccessBlock, AccessDenied]");
  }

  @Test
  void isOneFindingWhateverBucketsThereAre() {
    assertThat(
            Judged.by(CHECK, given().buckets(bucket("a1").build(), bucket("a2").build()).build()))
        .hasSize(1);
    assertThat(Judged.by(CHECK, given().buckets(denied("s3:ListAllMyBuckets")).build())).hasSize(1);
  }

  @Test
  void saysNothingWhereS3IsNotLookedAt() {
    assertThat(
            Judged.by(
                CHECK, given().selection(new Selection(Set.of(), Set.of(Service.ECR))).build()))
        .isEmpty();
  }

  @Test
  void remedySendsAllFourFlagsAndAsks() {
    Snapshot open = account(Reading.known(BlockPublicAccess.NONE));

    assertThat(Judged.remedy(CHECK, open, course()))
        .startsWith("# Check first")
        .contains("aws s3control put-public-access-block --account-id 123456789012")
        .contains(
            "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");
    assertThat(CHECK.judge(open, course()).map(Assessment::verdict))
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Fail.class, fail -> assertThat(fail.remedy().asks()).isTrue());
  }
}
