package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What the nights before left behind: waivers, and each finding's life.
final class Nights {

  private Nights() {}

  /// One that holds long, one that ends tomorrow, one that has ended.
  static Waivers waivers(List<Student> roster, String text) {
    String by = "arn:aws:iam::123456789012:user/instructor" + text;
    return new Waivers(
        List.of(
            new Waiver(
                "s3-versioning",
                roster.get(7 % roster.size()).number(),
                Waiver.ANY,
                LocalDate.parse("2026-12-24"),
                "비용 실험 중입니다" + text,
                by,
                Given.NIGHT),
            new Waiver(
                "ecr-scan-on-push",
                Waiver.ANY,
                "mlops-user03-*",
                LocalDate.parse("2026-11-24"),
                "Lab 4 scans by hand",
                by,
                Given.NIGHT),
            new Waiver(
                "s3-website" + text,
                "02" + text,
                Waiver.ANY + text,
                LocalDate.parse("2026-11-20"),
                "발표",
                by,
                Given.NIGHT)));
  }

  static Changes changes(Report report, String text) {
    List<FindingChange> changes = new ArrayList<>();
    List<Assessment> all = report.assessments();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).failed() || all.get(i).waived()) {
        changes.add(change(report, all.get(i), became(all.get(i), changes.size())));
      }
    }
    changes.add(fixed("s3-versioning", Transition.FIXED));
    changes.add(fixed("s3-bucket-exists", Transition.RESOURCE_GONE));
    changes.add(fixed("a-check-of-long-ago", Transition.CHECK_REMOVED));
    return new Changes(true, changes, blindSpots(text));
  }

  private static List<BlindSpot> blindSpots(String text) {
    return List.of(
        new BlindSpot(
            "s3:GetBucketVersioning",
            "mlops-training-user09" + text,
            Given.NIGHT.minus(Duration.ofDays(3))),
        new BlindSpot("ecr:DescribeImages" + text, BlindSpot.MANY, Given.NIGHT));
  }

  private static Transition became(Assessment assessment, int index) {
    if (assessment.waived()) {
      return index % 2 == 0 ? Transition.WAIVED : Transition.STILL_WAIVED;
    }
    return switch (index % 17) {
      case 3 -> Transition.NEW;
      case 7 -> Transition.REOPENED;
      case 11 -> Transition.SEVERITY_UP;
      case 13 -> Transition.WAIVER_EXPIRED;
      default -> Transition.STILL_OPEN;
    };
  }

  private static FindingChange change(Report report, Assessment assessment, Transition became) {
    return new FindingChange(
        report.finding(assessment).id(),
        assessment.rule().id(),
        assessment.student(),
        assessment.resource(),
        assessment.severity(),
        assessment.verdict().message(),
        became,
        became == Transition.NEW ? Given.NIGHT : Given.NIGHT.minus(Duration.ofDays(12)),
        Given.NIGHT,
        became == Transition.REOPENED ? 2 : 0);
  }

  private static FindingChange fixed(String check, Transition became) {
    return new FindingChange(
        "f" + check,
        check,
        "02",
        Resource.bucket("mlops-training-user02", "ap-northeast-2"),
        Severity.MEDIUM,
        Message.of("s3-versioning.fail.never"),
        became,
        Given.NIGHT.minus(Duration.ofDays(4)),
        Given.NIGHT,
        0);
  }
}
