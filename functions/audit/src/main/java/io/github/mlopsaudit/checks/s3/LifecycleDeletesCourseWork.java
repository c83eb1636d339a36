package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.EachBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Flags buckets whose lifecycle deletes course work before the course ends: experiments and
/// pipeline runs would be gone when they are graded. Only current objects count; earlier versions
/// may go.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
public final class LifecycleDeletesCourseWork implements Check {

  private static final Rule RULE =
      new Rule("s3-lifecycle-danger", Service.S3, Severity.HIGH, Tier.ALERT);

  private static final List<String> COURSE_WORK =
      List.of("mlflow-artifacts/", "kubeflow-pipeline-artifacts/");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.BUCKET_LIFECYCLE);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    LocalDate today = snapshot.day();
    return EachBucket.judge(RULE, snapshot, course, bucket -> judge(bucket, course, today));
  }

  private static Verdict judge(Bucket bucket, Course course, LocalDate today) {
    return switch (bucket.lifecycle()) {
      case Reading.Unreadable<List<LifecycleRule>> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<List<LifecycleRule>>(List<LifecycleRule> rules) ->
          today.isAfter(course.ends())
              ? new Verdict.Pass(Message.of("s3-lifecycle-danger.pass.over", course.ends()))
              : judge(
                  rules.stream().filter(rule -> deletesCourseWork(rule)).toList(),
                  bucket,
                  course,
                  today);
    };
  }

  private static boolean deletesCourseWork(LifecycleRule rule) {
    return rule.enabled()
        && (rule.expiresAfterDays().isPresent() || rule.expiresOn().isPresent())
        && COURSE_WORK.stream().anyMatch(rule::touches);
  }

  private static Verdict judge(
      List<LifecycleRule> deleting, Bucket bucket, Course course, LocalDate today) {
    if (deleting.isEmpty()) {
      return new Verdict.Pass(Message.of("s3-lifecycle-danger.pass"));
    }
    if (course.ends().equals(LocalDate.MAX)) {
      return fail(Severity.LOW, "no-end", deleting, bucket);
    }
    LocalDate first = firstWork(course, today);
    List<LifecycleRule> early =
        deleting.stream().filter(rule -> deletes(rule, first, course.ends())).toList();
    if (early.isEmpty()) {
      return new Verdict.Pass(Message.of("s3-lifecycle-danger.pass.later", course.ends()));
    }
    return early.stream().allMatch(LifecycleRule::narrowed)
        ? fail(Severity.MEDIUM, "narrowed", early, bucket, course.ends())
        : fail(Severity.HIGH, "early", early, bucket, course.ends());
  }

  /// The day of the first work that must last to the end, today where the course names no start.
  private static LocalDate firstWork(Course course, LocalDate today) {
    return course.starts().equals(LocalDate.MIN) ? today : course.starts();
  }

  /// Whether what was written on the day is gone by the end. S3 rounds the days up to the next
  /// midnight, and a date goes on deleting after it.
  private static boolean deletes(LifecycleRule rule, LocalDate written, LocalDate end) {
    return rule.expiresAfterDays().filter(days -> written.plusDays(days).isBefore(end)).isPresent()
        || rule.expiresOn().filter(date -> !date.isAfter(end)).isPresent();
  }

  private static Verdict fail(
      Severity severity, String how, List<LifecycleRule> rules, Bucket bucket, Object... end) {
    Object[] arguments =
        Stream.concat(Stream.of(labels(rules)), Stream.of(end)).toArray(Object[]::new);
    return new Verdict.Fail(
        severity,
        Message.of("s3-lifecycle-danger.fail." + how, arguments),
        LifecycleRemedy.disable(bucket.name(), rules.stream().map(LifecycleRule::id).toList()));
  }

  /// `tidy (Days 30)`, in AWS's words.
  private static String labels(List<LifecycleRule> rules) {
    return rules.stream()
        .map(rule ->
            rule.expiresAfterDays()
                .map(days -> "%s (Days %d)".formatted(rule.id(), days))
                .orElseGet(
                    () -> "%s (Date %s)".formatted(rule.id(), rule.expiresOn().orElseThrow())))
        .collect(joining(", "));
  }
}
