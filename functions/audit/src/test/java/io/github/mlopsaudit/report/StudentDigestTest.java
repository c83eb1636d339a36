package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.assessed;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Finding;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.core.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the morning mail says to student 07.
final class StudentDigestTest {

  private static final Student HANEUL = new Student("07", "김하늘", "", Student.Role.STUDENT);

  /// By the calendar of Seoul.
  private static final long MONDAY = NIGHT;

  private static final long TUESDAY = NIGHT + 86_400;

  private static GivenCourse course() {
    return new GivenCourse().name("c").language(Language.EN).roster(Given.student("03"), HANEUL);
  }

  private static FindingChange change(Assessment assessment, Transition transition, int days) {
    Instant now = Instant.ofEpochSecond(TUESDAY);
    return new FindingChange(
        Finding.of("123456789012", "ap-northeast-2", assessment).id(),
        assessment.rule().id(),
        assessment.student(),
        assessment.resource(),
        assessment.severity(),
        assessment.verdict().message(),
        transition,
        now.minus(Duration.ofDays(days)),
        now,
        0);
  }

  private static Report report(
      long night, Course course, List<Assessment> assessments, FindingChange... changes) {
    return Reports.report(run("r1", night), course, assessments.toArray(Assessment[]::new))
        .with(new Changes(true, List.of(changes)));
  }

  private static Report report(long night, List<Assessment> assessments, FindingChange... changes) {
    return report(night, course().build(), assessments, changes);
  }

  private static List<String> body(Report report) {
    String body = StudentDigest.of(report, HANEUL).body();
    return body.substring(0, body.indexOf("\n-----")).lines().toList();
  }

  @Test
  void saysWhatChangedFirstThenWhatStandsOpenAndHowItIsMended() {
    Assessment open = failed(POLICY, "07", Severity.CRITICAL, "Sid1");
    Assessment still = failed(VERSIONING, "07");
    Report report =
        report(
            TUESDAY,
            List.of(open, still, passed(LIFECYCLE, "07"), failed(VERSIONING, "03")),
            change(open, Transition.NEW, 0),
            change(still, Transition.STILL_OPEN, 5),
            change(failed(LIFECYCLE, "07"), Transition.FIXED, 9),
            change(failed(VERSIONING, "03"), Transition.NEW, 0));

    Digest digest = StudentDigest.of(report, HANEUL);

    assertThat(digest.subject())
        .isEqualTo("[AUDIT][CRITICAL] student 07 of c: 1 new, 1 fixed, 2 open");
    assertThat(body(report))
        .containsExactly(
            "MLOps storage audit: student 07 김하늘, class c",
            "Run of 2026-11-24 02:00 KST",
            "",
            "NEW, BACK OR WORSE",
            "- critical: Bucket policy is public — mlops-training-user07 (new)",
            "  Anybody in the world may read this bucket, by policy statement Sid1; nothing blocks"
                + " it (IsPublic=true).",
            "  Block public access first, which loses nothing but shuts out other accounts while"
                + " the policy is public; then save the policy and take the public statements out.",
            "    aws s3api ...",
            "",
            "FIXED",
            "- fixed: No image lifecycle — mlops-user07-training",
            "",
            "STILL OPEN",
            "- medium: Versioning off — mlops-training-user07, 2026-11-19 (days: 5)",
            "",
            "All commands as a script, to read and then to run: ./audit fix 07 > fix-07.sh",
            "Everything about your storage: ./audit student 07",
            "Run id: r1");
    assertThat(digest.body()).contains("새로 생겼거나 다시 나타났거나").doesNotContain("user03");
    assertThat(StudentDigest.maxSeverity(report, HANEUL)).isEqualTo("critical");
  }

  @Test
  void speaksTheLanguageOfTheCourseFirst() {
    Report korean =
        report(TUESDAY, course().language(Language.KO).build(), List.of(failed(VERSIONING, "07")));

    assertThat(StudentDigest.of(korean, HANEUL).body())
        .startsWith("MLOps 저장소 점검: 학생 07 김하늘, 과정 c")
        .contains("MLOps storage audit: student 07");
  }

  @Test
  void theSubjectIsShortAndAscii() {
    for (String name : List.of("과정", "x".repeat(64), "a\"é(가)")) {
      Report report = report(TUESDAY, course().name(name).build(), List.of());

      assertThat(StudentDigest.of(report, HANEUL).subject())
          .matches("[\\x20-\\x7e]{10,99}")
          .startsWith("[AUDIT][OK] student 07 of ");
    }
  }

  private static boolean due(Report report) {
    return StudentDigest.isDue(report, HANEUL);
  }

  @Test
  void comesWhenSomethingChangedForThisStudent() {
    Assessment fault = failed(VERSIONING, "07");
    for (Transition news : List.of(Transition.NEW, Transition.REOPENED, Transition.WAIVED)) {
      assertThat(due(report(TUESDAY, List.of(fault), change(fault, news, 1)))).isTrue();
    }
    assertThat(due(report(TUESDAY, List.of(), change(fault, Transition.FIXED, 1)))).isTrue();
    assertThat(due(report(TUESDAY, List.of(fault), change(fault, Transition.STILL_OPEN, 1))))
        .isFalse();
    Assessment others = failed(VERSIONING, "03");
    assertThat(due(report(TUESDAY, List.of(others), change(others, Transition.NEW, 0)))).isFalse();
    Assessment advice = failed(VERSIONING, "07", Severity.INFO, "x");
    assertThat(due(report(TUESDAY, List.of(advice), change(advice, Transition.NEW, 0)))).isFalse();
  }

  @Test
  void comesOnMondaysWhileSomethingIsOpenOrCountsSoon() {
    assertThat(due(report(MONDAY, List.of(failed(VERSIONING, "07"))))).isTrue();
    assertThat(due(report(MONDAY, List.of(passed(VERSIONING, "07"))))).isFalse();
    assertThat(due(report(MONDAY, List.of(unknown(VERSIONING, "07"))))).isFalse();
    assertThat(due(report(MONDAY, List.of(failed(VERSIONING, "03"))))).isFalse();
    Assessment soon =
        assessed(VERSIONING, "07", Verdict.NotApplicable.until(LocalDate.parse("2026-11-27")));
    Course dated = course().due("s3-versioning", "2026-11-27").build();
    assertThat(due(report(MONDAY, dated, List.of(soon)))).isTrue();
    assertThat(body(report(MONDAY, dated, List.of(soon))))
        .containsSubsequence(
            "COUNTS WITHIN A WEEK, WOULD FAIL TODAY",
            "- 2026-11-27: Versioning off — mlops-training-user07");
  }

  @Test
  void withoutATableItComesOnMondaysOnly() {
    List<Assessment> fault = List.of(failed(VERSIONING, "07"));

    assertThat(due(report(TUESDAY, fault).with(Changes.UNKNOWN))).isFalse();
    Report monday = report(MONDAY, fault).with(Changes.UNKNOWN);
    assertThat(due(monday)).isTrue();
    assertThat(StudentDigest.of(monday, HANEUL).subject())
        .isEqualTo("[AUDIT][MEDIUM] student 07 of c: 1 open");
  }

  @Test
  void afterTheCourseItListsWhatIsLeftInPlaceOfWhatIsOpen() {
    Course over = course().ends("2026-11-20").build();
    List<Bucket> bucket = List.of(Given.bucket().build());
    Assessment critical = failed(POLICY, "07", Severity.CRITICAL, "Sid1");
    Report left =
        Reports.report(run("r1", MONDAY), over, bucket, List.of(), failed(VERSIONING, "07"));
    Report nothing = report(MONDAY, over, List.of(failed(VERSIONING, "07")));

    assertThat(due(left)).isTrue();
    assertThat(body(left))
        .contains("AFTER THE COURSE", "07: s3://mlops-training-user07, objects: 42")
        .doesNotContain("STILL OPEN");
    assertThat(due(nothing)).isFalse();
    assertThat(due(report(TUESDAY, over, List.of(critical), change(critical, Transition.NEW, 0))))
        .isTrue();
    assertThat(
            due(
                report(
                    TUESDAY,
                    over,
                    List.of(failed(VERSIONING, "07")),
                    change(failed(VERSIONING, "07"), Transition.NEW, 0))))
        .isFalse();
  }

  @Test
  void saysWhatIsWaivedAndWhatCouldNotBeSeen() {
    Verdict.Fail fail =
        new Verdict.Fail(Severity.MEDIUM, Message.of("s3-versioning.fail.never"), "");
    Waiver waiver =
        new Waiver("*", "07", "*", LocalDate.parse("2026-12-01"), "큰 모델\n", "kim", Given.NIGHT);
    Report report =
        report(
            TUESDAY,
            List.of(
                assessed(VERSIONING, "07", new Verdict.Waived(fail, waiver)),
                unknown(POLICY, "07")));

    assertThat(body(report))
        .contains(
            "Could not be judged: 1. What is listed here is as far as could be seen.",
            "- medium: Versioning off — mlops-training-user07: Waived until 2026-12-01: 큰 모델?")
        .doesNotContain("All well: there is nothing for you to fix.");
  }

  @Test
  void tellsTheNewsOfARunWhoseRepeatDoesNotSeeItAgain() {
    Report repeat =
        report(
            TUESDAY,
            List.of(unknown(VERSIONING, "07")),
            change(failed(VERSIONING, "07"), Transition.NEW, 0));

    assertThat(body(repeat))
        .containsSubsequence(
            "NEW, BACK OR WORSE",
            "- medium: Versioning off — mlops-training-user07 (new)",
            "  Versioning was never enabled: a model that is overwritten or deleted is lost.",
            "  Enable versioning.")
        .doesNotContain("STILL OPEN");
    assertThat(StudentDigest.of(repeat, HANEUL).subject())
        .isEqualTo("[AUDIT][PARTIAL] student 07 of c: 1 new, 0 fixed, 0 open");
  }

  @Test
  void staysWithinWhatSnsTakes() {
    Assessment[] many =
        IntStream.range(0, 3_000)
            .mapToObj(i -> failed(VERSIONING, "07", Severity.HIGH, "가".repeat(300) + i))
            .toArray(Assessment[]::new);
    Report report = Reports.report(run("r1", MONDAY), course().build(), many);

    assertThat(StudentDigest.of(report, HANEUL).body().getBytes(UTF_8)).hasSizeLessThan(262_144);
  }
}
