package io.github.mlopsaudit.checks.account;

import static io.github.mlopsaudit.checks.Given.BUCKET;
import static io.github.mlopsaudit.checks.Given.bucket;
import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CoverageIncompleteTest {

  private static final Check CHECK = new CoverageIncomplete();

  @Test
  void passesWhenEverythingWasRead() {
    assertThat(Judged.by(CHECK, snapshot(bucket(BUCKET))))
        .containsExactly(" 123456789012 PASS audit-coverage.pass []");
  }

  @Test
  void namesEachActionThatFailedAndWhy() {
    assertThat(Judged.by(CHECK, snapshot(bucket().versioning(denied("s3:GetBucketVersioning")))))
        .containsExactly(
            " 123456789012 FAIL low audit-coverage.fail [1, s3:GetBucketVersioning DENIED x1]");
  }

  @Test
  void flagsAListingThatFailed() {
    assertThat(Judged.by(CHECK, snapshot(denied("s3:ListAllMyBuckets"), Map.of())).getFirst())
        .contains("FAIL low audit-coverage.fail [1, s3:ListAllMyBuckets DENIED x1]");
  }

  @Test
  void remedyNamesTheMissingPermissionAndElseTriesAgain() {
    assertThat(
            Judged.remedy(
                CHECK, snapshot(bucket().versioning(denied("s3:GetBucketVersioning"))), course()))
        .contains("s3:GetBucketVersioning");
    assertThat(
            Judged.remedy(
                CHECK,
                snapshot(
                    bucket()
                        .versioning(
                            Reading.unreadable("s3:GetBucketVersioning", Cause.TIMEOUT, "10 s"))),
                course()))
        .isEqualTo("./audit run");
  }

  @Test
  void remedyDoesBothWhereSomeIsDeniedAndSomeFailed() {
    assertThat(
            Judged.remedy(
                CHECK,
                snapshot(
                    bucket()
                        .versioning(denied("s3:GetBucketVersioning"))
                        .contents(
                            Reading.unreadable("s3:ListBucket", Cause.THROTTLED, "SlowDown"))),
                course()))
        .contains("s3:GetBucketVersioning")
        .doesNotContain("s3:ListBucket")
        .contains("sam deploy")
        .endsWith("./audit run");
  }
}
