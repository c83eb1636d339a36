package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.ALL_BLOCKED;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import org.junit.jupiter.api.Test;

final class PublicAccessNotBlockedTest {

  private static final Check CHECK = new PublicAccessNotBlocked();
  private static final Reading<BlockPublicAccess> ALL = Reading.known(ALL_BLOCKED);
  private static final Reading<BlockPublicAccess> NONE = Reading.known(BlockPublicAccess.NONE);
  private static final Reading<BlockPublicAccess> PREVENTS_ONLY =
      Reading.known(new BlockPublicAccess(true, false, true, false));
  private static final Reading<BlockPublicAccess> SHUTS_ONLY =
      Reading.known(new BlockPublicAccess(false, true, false, true));
  private static final Reading<BlockPublicAccess> BUCKET_DENIED =
      denied("s3:GetBucketPublicAccessBlock");
  private static final Reading<BlockPublicAccess> ACCOUNT_DENIED =
      denied("s3:GetAccountPublicAccessBlock");

  private static String judged(
      Reading<BlockPublicAccess> account, Reading<BlockPublicAccess> bucket) {
    Snapshot snapshot = snapshot(account, bucket().block(bucket));
    return Judged.by(CHECK, snapshot).getFirst().replace("07 mlops-training-user07 ", "");
  }

  @Test
  void passesWhenTheBucketBlocksAll() {
    assertThat(judged(NONE, ALL)).isEqualTo("PASS s3-block-public-access.pass.bucket []");
    assertThat(judged(ACCOUNT_DENIED, ALL)).isEqualTo("PASS s3-block-public-access.pass.bucket []");
  }

  @Test
  void passesWhenTheAccountBlocksAll() {
    assertThat(judged(ALL, NONE)).isEqualTo("PASS s3-block-public-access.pass.account []");
    assertThat(judged(ALL, BUCKET_DENIED)).isEqualTo("PASS s3-block-public-access.pass.account []");
  }

  @Test
  void passesWhenBothTogetherBlockAll() {
    assertThat(judged(PREVENTS_ONLY, SHUTS_ONLY))
        .isEqualTo("PASS s3-block-public-access.pass.both []");
  }

  @Test
  void warnsWhenOnlyThePreventiveFlagsAreOff() {
    assertThat(judged(NONE, SHUTS_ONLY))
        .isEqualTo(
            "FAIL low s3-block-public-access.fail.preventive [BlockPublicAcls, BlockPublicPolicy]");
  }

  @Test
  void flagsWhenExposureIsNotShut() {
    assertThat(judged(NONE, PREVENTS_ONLY))
        .isEqualTo(
            "FAIL high s3-block-public-access.fail.open [IgnorePublicAcls, RestrictPublicBuckets]");
    assertThat(judged(NONE, NONE)).startsWith("FAIL high s3-block-public-access.fail.open");
    assertThat(judged(NONE, Reading.known(new BlockPublicAccess(true, true, true, false))))
        .isEqualTo("FAIL high s3-block-public-access.fail.open [RestrictPublicBuckets]");
    assertThat(judged(NONE, Reading.known(new BlockPublicAccess(true, false, true, true))))
        .isEqualTo("FAIL high s3-block-public-access.fail.open [IgnorePublicAcls]");
  }

  @Test
  void doesNotKnowWhenTheLevelThatCouldBlockIsDenied() {
    assertThat(judged(ACCOUNT_DENIED, SHUTS_ONLY))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetAccountPublicAccessBlock, AccessDenied]");
    assertThat(judged(NONE, BUCKET_DENIED))
        .isEqualTo("UNKNOWN unknown.DENIED [s3:GetBucketPublicAccessBlock, AccessDenied]");
    assertThat(judged(ACCOUNT_DENIED, BUCKET_DENIED)).startsWith("UNKNOWN");
  }

  @Test
  void strictCoursesWantTheBucketToBlockByItself() {
    Course strict = new GivenCourse().parameter("s3-block-public-access", "strict", 1).build();

    assertThat(Judged.by(CHECK, snapshot(ALL, bucket().block(NONE)), strict).getFirst())
        .contains("FAIL high s3-block-public-access.fail.strict");
    assertThat(Judged.by(CHECK, snapshot(NONE, bucket().block(ALL)), strict).getFirst())
        .contains("PASS s3-block-public-access.pass.bucket");
    assertThat(Judged.by(CHECK, snapshot(ALL, bucket().block(BUCKET_DENIED)), strict).getFirst())
        .contains("UNKNOWN");
  }

  @Test
  void remedySendsAllFourFlags() {
    assertThat(Judged.remedy(CHECK, snapshot(NONE, bucket().block(NONE)), course()))
        .contains("--bucket mlops-training-user07")
        .contains(
            "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");
  }

  @Test
  void remedyAsksSinceItShutsOutWhomeverSomethingPublicLetIn() {
    assertThat(CHECK.judge(snapshot(NONE, bucket().block(NONE)), course()))
        .extracting(Assessment::verdict)
        .allSatisfy(verdict ->
            assertThat(verdict)
                .isInstanceOfSatisfying(
                    Verdict.Fail.class, fail -> assertThat(fail.remedy().asks()).isTrue()));
  }
}
