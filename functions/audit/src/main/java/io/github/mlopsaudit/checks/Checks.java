package io.github.mlopsaudit.checks;

import io.github.mlopsaudit.checks.account.AccountPublicAccessNotBlocked;
import io.github.mlopsaudit.checks.account.BucketNamesGuessable;
import io.github.mlopsaudit.checks.account.CoverageIncomplete;
import io.github.mlopsaudit.checks.course.BucketInOtherRegion;
import io.github.mlopsaudit.checks.course.BucketMissing;
import io.github.mlopsaudit.checks.course.BucketNameMistyped;
import io.github.mlopsaudit.checks.course.BucketNameTaken;
import io.github.mlopsaudit.checks.course.BucketOrphaned;
import io.github.mlopsaudit.checks.course.BucketQuiet;
import io.github.mlopsaudit.checks.course.ClassNotIsolated;
import io.github.mlopsaudit.checks.course.ImageMissing;
import io.github.mlopsaudit.checks.course.MlflowArtifactsMissing;
import io.github.mlopsaudit.checks.course.PipelineArtifactsMissing;
import io.github.mlopsaudit.checks.course.RepositoryInOtherRegion;
import io.github.mlopsaudit.checks.course.RepositoryMissing;
import io.github.mlopsaudit.checks.course.RepositoryNameMistyped;
import io.github.mlopsaudit.checks.course.RepositoryOrphaned;
import io.github.mlopsaudit.checks.ecr.BasicScannerOutdated;
import io.github.mlopsaudit.checks.ecr.ImageVulnerable;
import io.github.mlopsaudit.checks.ecr.LifecyclePolicyDangerous;
import io.github.mlopsaudit.checks.ecr.LifecyclePolicyMissing;
import io.github.mlopsaudit.checks.ecr.RepositoryNotKmsEncrypted;
import io.github.mlopsaudit.checks.ecr.RepositoryPolicyCrossAccount;
import io.github.mlopsaudit.checks.ecr.RepositoryPolicyPublic;
import io.github.mlopsaudit.checks.ecr.ScanOnPushDisabled;
import io.github.mlopsaudit.checks.ecr.TagsMutable;
import io.github.mlopsaudit.checks.s3.AclPublic;
import io.github.mlopsaudit.checks.s3.AclsEnabled;
import io.github.mlopsaudit.checks.s3.CustomerKeysAllowed;
import io.github.mlopsaudit.checks.s3.DefaultEncryptionMissing;
import io.github.mlopsaudit.checks.s3.IncompleteUploadsKept;
import io.github.mlopsaudit.checks.s3.KmsEncryptionMissing;
import io.github.mlopsaudit.checks.s3.KmsKeyUnusable;
import io.github.mlopsaudit.checks.s3.LifecycleDeletesCourseWork;
import io.github.mlopsaudit.checks.s3.LifecycleMissing;
import io.github.mlopsaudit.checks.s3.MfaDeleteDisabled;
import io.github.mlopsaudit.checks.s3.NoncurrentVersionsKept;
import io.github.mlopsaudit.checks.s3.PlainHttpAllowed;
import io.github.mlopsaudit.checks.s3.PolicyCrossAccount;
import io.github.mlopsaudit.checks.s3.PolicyPublic;
import io.github.mlopsaudit.checks.s3.PublicAccessNotBlocked;
import io.github.mlopsaudit.checks.s3.VersioningDisabled;
import io.github.mlopsaudit.checks.s3.WebsiteConfigured;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The checks, in the order of the course's checklist, and what the course wants of each.
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new BucketMissing(),
          new BucketNameTaken(),
          new BucketNameMistyped(),
          new BucketOrphaned(),
          new BucketInOtherRegion(),
          new MlflowArtifactsMissing(),
          new PipelineArtifactsMissing(),
          new BucketQuiet(),
          new RepositoryMissing(),
          new RepositoryNameMistyped(),
          new RepositoryOrphaned(),
          new RepositoryInOtherRegion(),
          new ImageMissing(),
          new ClassNotIsolated(),
          new DefaultEncryptionMissing(),
          new VersioningDisabled(),
          new PublicAccessNotBlocked(),
          new PolicyPublic(),
          new AclPublic(),
          new AclsEnabled(),
          new WebsiteConfigured(),
          new KmsKeyUnusable(),
          new KmsEncryptionMissing(),
          new CustomerKeysAllowed(),
          new LifecycleMissing(),
          new NoncurrentVersionsKept(),
          new IncompleteUploadsKept(),
          new LifecycleDeletesCourseWork(),
          new MfaDeleteDisabled(),
          new PolicyCrossAccount(),
          new PlainHttpAllowed(),
          new ScanOnPushDisabled(),
          new LifecyclePolicyMissing(),
          new LifecyclePolicyDangerous(),
          new BasicScannerOutdated(),
          new ImageVulnerable(),
          new TagsMutable(),
          new RepositoryNotKmsEncrypted(),
          new RepositoryPolicyPublic(),
          new RepositoryPolicyCrossAccount(),
          new AccountPublicAccessNotBlocked(),
          new BucketNamesGuessable(),
          new CoverageIncomplete());

  private Checks() {}

  public static List<Check> all() {
    return ALL;
  }

  /// What has to be read for the checks that the course asks for, the inventory included.
  public static Set<Read> reads(Course course) {
    return Stream.concat(
            Read.INVENTORY.stream(),
            ALL.stream()
                .filter(check -> course.checks().isOn(check.rule()))
                .flatMap(check -> check.reads().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The commands that mend the rule for the whole class, empty where there are none.
  public static String classRemedy(Rule rule, Snapshot snapshot, Course course) {
    return ALL.stream()
        .filter(check -> check.rule().id().equals(rule.id()))
        .findFirst()
        .map(check -> check.classRemedy(snapshot, course))
        .orElse("");
  }

  /// The ids of the checks that the course asks for.
  public static Set<String> ids(Course course) {
    return ALL.stream()
        .map(Check::rule)
        .filter(course.checks()::isOn)
        .map(Rule::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Every verdict on the snapshot that the course asks for.
  public static List<Assessment> judge(Snapshot snapshot, Course course) {
    return ALL.stream()
        .filter(check -> course.checks().isOn(check.rule()))
        .flatMap(check -> check.judge(snapshot, course))
        .map(assessment -> weighed(assessment, course))
        .map(assessment -> dated(assessment, snapshot, course))
        .toList();
  }

  /// What fails before the day from which the check counts is not asked yet.
  private static Assessment dated(Assessment assessment, Snapshot snapshot, Course course) {
    String id = assessment.rule().id();
    if (!assessment.failed() || course.isDue(id, snapshot.day())) {
      return assessment;
    }
    return new Assessment(
        assessment.rule(),
        assessment.resource(),
        assessment.student(),
        Verdict.NotApplicable.until(course.dueDate(id)));
  }

  private static Assessment weighed(Assessment assessment, Course course) {
    Severity wanted = course.checks().severities().get(assessment.rule().id());
    if (wanted == null) {
      return assessment;
    }
    return new Assessment(
        assessment.rule().withSeverity(wanted),
        assessment.resource(),
        assessment.student(),
        weighed(assessment.verdict(), assessment.rule().severity(), wanted));
  }

  // What failed at the rule's own severity gets the wanted one; milder cases are never graver than
  // that, and what is graver than the rule stays so.
  private static Verdict weighed(Verdict verdict, Severity usual, Severity wanted) {
    if (!(verdict instanceof Verdict.Fail fail) || fail.severity().compareTo(usual) > 0) {
      return verdict;
    }
    boolean milder = fail.severity() != usual && wanted.isAtLeast(fail.severity());
    return new Verdict.Fail(milder ? fail.severity() : wanted, fail.message(), fail.remedy());
  }
}
