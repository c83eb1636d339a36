package io.github.mlopsaudit.report;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Account;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Strays;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reports of runs, for tests of what is done with them.
public final class Reports {

  public static final long NIGHT = Given.NIGHT.getEpochSecond();
  public static final long NEXT_NIGHT = NIGHT + 86_400;
  public static final Rule VERSIONING =
      new Rule("s3-versioning", Service.S3, Severity.MEDIUM, Tier.ALERT);
  public static final Rule POLICY =
      new Rule("s3-public-policy", Service.S3, Severity.CRITICAL, Tier.ALERT);
  public static final Rule LIFECYCLE =
      new Rule("ecr-lifecycle", Service.ECR, Severity.LOW, Tier.ALERT);
  public static final Rule COVERAGE =
      new Rule("audit-coverage", Service.ACCOUNT, Severity.HIGH, Tier.ALERT);

  private static final Map<String, String> FAILURES =
      Map.of(
          "s3-versioning", "s3-versioning.fail.never",
          "s3-public-policy", "s3-public-policy.fail.read",
          "ecr-lifecycle", "ecr-lifecycle.fail",
          "audit-coverage", "audit-coverage.fail");

  private Reports() {}

  /// A run that was due at this second and began a little later.
  public static Run run(String id, long sequence, Selection selection) {
    return new Run(id, sequence, Instant.ofEpochSecond(sequence + 7), selection);
  }

  public static Run run(String id, long sequence) {
    return run(id, sequence, Selection.ALL);
  }

  public static Report report(Run run, Course course, Assessment... assessments) {
    return report(run, course, List.of(), List.of(), assessments);
  }

  public static Report report(
      Run run,
      Course course,
      List<Bucket> buckets,
      List<Repository> repositories,
      Assessment... assessments) {
    Snapshot snapshot =
        new Snapshot(
            run.startedAt(),
            new Account("123456789012", "", Reading.known(BlockPublicAccess.NONE)),
            run.selection(),
            Reading.known(buckets),
            Map.of(),
            Map.of("ap-northeast-2", Reading.known(repositories)),
            Strays.NONE,
            Map.of(),
            Map.of());
    return Report.of(
        run,
        run.startedAt().plusSeconds(20),
        course,
        snapshot,
        List.of(assessments),
        rule -> rule.equals(LIFECYCLE) ? "aws ecr put-account-setting ..." : "");
  }

  public static Course course(String... numbers) {
    return Given.course(List.of(numbers).stream().map(Given::student).toArray(Student[]::new));
  }

  public static Course named(String name, Language language, Course course) {
    return new GivenCourse()
        .name(name)
        .language(language)
        .roster(course.roster().toArray(Student[]::new))
        .build();
  }

  public static Assessment failed(Rule rule, String student, Severity severity, String statement) {
    Message message = Message.of(FAILURES.getOrDefault(rule.id(), "x"), statement, "IsPublic=true");
    return assessed(rule, student, new Verdict.Fail(severity, message, "aws s3api ..."));
  }

  public static Assessment failed(Rule rule, String student) {
    return failed(rule, student, rule.severity(), "Sid1");
  }

  public static Assessment passed(Rule rule, String student) {
    return assessed(rule, student, new Verdict.Pass(Message.of(rule.id() + ".pass")));
  }

  public static Assessment unknown(Rule rule, String student) {
    return assessed(
        rule,
        student,
        new Verdict.Unknown(
            Message.of("unknown.DENIED", "s3:GetBucketVersioning", "AccessDenied")));
  }

  public static Assessment assessed(Rule rule, String student, Verdict verdict) {
    Resource resource =
        switch (rule.service()) {
          case S3 -> Resource.bucket("mlops-training-user" + student, "ap-northeast-2");
          case ECR -> Resource.repository("mlops-user" + student + "-training", "ap-northeast-2");
          case ACCOUNT -> Resource.account("123456789012", "ap-northeast-2");
        };
    return new Assessment(rule, resource, student, verdict);
  }
}
