package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DigestTest {

  private static final int SNS_BYTES = 262_144;

  private static String body(Assessment... assessments) {
    return Digest.of(
            report(
                run("nightly-1", NIGHT),
                named("mlops-2026a", Language.EN, course("03", "07")),
                assessments),
            Optional.empty())
        .body();
  }

  private static String english(String body) {
    return body.substring(0, body.indexOf("-----"));
  }

  @Test
  void readsWellInAMailClient() {
    Bucket dark = Given.bucket().encryption(Given.denied("s3:GetEncryptionConfiguration")).build();
    String body =
        Digest.of(
                report(
                    run("nightly-1", NIGHT),
                    named("MLOps 2기", Language.EN, course("03", "07")),
                    List.of(dark),
                    List.of(),
                    failed(POLICY, "07"),
                    failed(VERSIONING, "03", Severity.HIGH, "x"),
                    failed(VERSIONING, "07", Severity.HIGH, "x"),
                    failed(LIFECYCLE, "07"),
                    unknown(LIFECYCLE, "03")),
                Optional.empty())
            .body();

    assertThat(english(body))
        .isEqualTo(
            """
            MLOps storage audit: class MLOps 2기, account 123456789012
            Run of 2026-11-23 02:00 (Seoul time)
            Score 0.0 of 100, coverage 80.0 %
            Open: critical 1, high 2, medium 0, low 1, info 0. Could not be judged: 1

            CRITICAL (1), fix these today
            - 07, mlops-training-user07: Bucket policy is public. Anybody in the world may read this bucket, by policy statement Sid1; nothing blocks it (IsPublic=true).

            HIGH, by check (1)
            - Versioning off: 2 (students: 03, 07)

            COULD NOT BE SEEN (1), neither good nor bad
            - s3:GetEncryptionConfiguration: denied, resources: 1 (mlops-training-user07)

            Run id: nightly-1
            Details and the commands that fix it: ./audit run --student 07

            """);
    assertThat(body.substring(body.indexOf("-----")))
        .contains("MLOps 저장소 점검: 과정 MLOps 2기")
        .contains("심각 (1건): 오늘 조치하세요\n- 07, mlops-training-user07: 버킷 정책이 퍼블릭 액세스 허용.")
        .contains("- 버전 관리 꺼짐: 2건 (학생 03, 07)")
        .contains("- s3:GetEncryptionConfiguration: 권한 거부, 리소스 1개 (mlops-training-user07)");
  }

  @Test
  void speaksTheLanguageOfTheCourseFirst() {
    assertThat(Digest.of(report(run("r1", NIGHT), course("07")), Optional.empty()).body())
        .startsWith("MLOps 저장소 점검")
        .contains("\nMLOps storage audit");
    assertThat(body()).startsWith("MLOps storage audit").contains("\nMLOps 저장소 점검");
  }

  @Test
  void isCalmOnlyWhenEverythingWasSeen() {
    assertThat(body(passed(POLICY, "07")))
        .contains("All well: there is nothing to fix, and everything was seen.");
    assertThat(body(passed(POLICY, "07"), unknown(VERSIONING, "07")))
        .contains("Nothing to fix was found, but not everything could be seen");
    assertThat(body(failed(LIFECYCLE, "07"))).doesNotContain("All well", "Nothing");
  }

  @Test
  void tellsInOneLineWhatTheWholeClassFailsAndStillNamesTheCriticals() {
    Assessment[] all =
        Stream.of("01", "02", "03")
            .flatMap(number ->
                Stream.of(
                    failed(POLICY, number),
                    failed(VERSIONING, number, Severity.HIGH, "x"),
                    failed(LIFECYCLE, number, Severity.INFO, "x")))
            .toArray(Assessment[]::new);
    String body =
        Digest.of(
                report(run("r1", NIGHT), named("c", Language.EN, course("01", "02", "03")), all),
                Optional.empty())
            .body();

    assertThat(english(body))
        .contains("CRITICAL (3)", "- 01, ", "- 02, ", "- 03, ")
        .contains(
            """
            THE WHOLE CLASS, by check (2)
            - critical: Bucket policy is public: 3 of 3 students. Each student: ./audit fix NN
            - high: Versioning off: 3 of 3 students. Each student: ./audit fix NN

            Run id\
            """)
        .doesNotContain("HIGH, by check");
    assertThat(body).contains("과정 전체: 점검 항목별 (2종)\n- 심각: 버킷 정책이 퍼블릭 액세스 허용: 학생 3명 중 3명.");
  }

  @Test
  void isCalmWhereThereIsOnlyAdvice() {
    assertThat(body(failed(LIFECYCLE, "07", Severity.INFO, "x"))).contains("info 1", "All well: ");
  }

  @Test
  void saysWhatAPartialRunLookedAt() {
    Selection selection = new Selection(Set.of("07"), Set.of(Service.S3));

    assertThat(
            Digest.of(report(run("r1", NIGHT, selection), course("07")), Optional.empty()).body())
        .contains("일부만 점검했습니다: 학생 07; s3")
        .contains("Only part of the class was audited: students: 07; s3");
  }

  @Test
  void namesTwentyCriticalsAndCountsTheRest() {
    Assessment[] many =
        IntStream.range(0, 23)
            .mapToObj(i -> failed(POLICY, "%02d".formatted(i)))
            .toArray(Assessment[]::new);

    assertThat(english(body(many)))
        .contains("CRITICAL (23)")
        .contains("- 19, ")
        .doesNotContain("- 20, ")
        .contains("  and 3 more\n");
  }

  @Test
  void letsNoNameBreakOutOfItsLine() {
    String name = "x\r\n\u001b[2J\u202eevil" + "y".repeat(5_000);
    Assessment hostile =
        new Assessment(
            POLICY,
            Resource.bucket(name, "ap-northeast-2"),
            "07",
            new Verdict.Fail(
                Severity.CRITICAL, Message.of("s3-public-policy.fail.read", name), "x"));

    assertThat(body(hostile).lines())
        .anyMatch(line -> line.startsWith("- 07, x???[2J?evilyyy"))
        .allMatch(line -> line.codePointCount(0, line.length()) <= 400);
    assertThat(body(hostile)).doesNotContain("\u001b", "\r", "\u202e");
  }

  @Test
  void threeThousandStudentsFitIntoOneMessage() {
    String[] numbers =
        IntStream.rangeClosed(1, 3_000).mapToObj("%04d"::formatted).toArray(String[]::new);
    Assessment[] everything =
        Stream.of(numbers)
            .flatMap(number ->
                Stream.of(
                    failed(POLICY, number, Severity.CRITICAL, "문장".repeat(2_000)),
                    number.matches(".*[123]")
                        ? passed(VERSIONING, number)
                        : failed(VERSIONING, number, Severity.HIGH, "x"),
                    unknown(LIFECYCLE, number)))
            .toArray(Assessment[]::new);
    List<Bucket> dark =
        Stream.of(numbers)
            .map(number -> Given.bucket("mlops-training-user" + number))
            .map(bucket -> bucket.encryption(Given.denied("s3:GetEncryptionConfiguration")))
            .map(GivenBucket::build)
            .toList();

    Digest digest =
        Digest.of(
            report(
                run("r1", NIGHT),
                named("반".repeat(64), Language.KO, course(numbers)),
                dark,
                List.of(),
                everything),
            Optional.empty());

    assertThat(digest.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(SNS_BYTES / 4);
    assertThat(digest.body())
        .contains("리소스 3000개")
        .contains("버전 관리 꺼짐: 2100건 (학생 0004, 0005")
        .contains("외 2070건");
  }
}
