package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.report.Reports.COVERAGE;
import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.assessed;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.HostileText;
import io.github.mlopsaudit.report.html.AuditedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts that mend, as text and as they run. In place of the AWS CLI stands one that writes
/// down what it is asked.
final class FixScriptTest {

  private static final String HOSTILE = "a'b\"c $(touch pwned) `touch pwned` ; touch pwned";
  private static final String AWS =
      """
      #!/bin/sh
      case "$*" in
        "sts get-caller-identity "*) echo "${ACCOUNT:-123456789012}" ;;
        *) echo "$@" >> "$CALLS" ;;
      esac
      case "$*" in *refused*) exit 254 ;; esac
      """;

  @TempDir private Path folder;

  @BeforeEach
  void createCommand() throws IOException {
    Path aws = Files.createDirectory(folder.resolve("bin")).resolve("aws");
    assertThat(Files.writeString(aws, AWS).toFile().setExecutable(true)).isTrue();
  }

  private static Assessment mended(Rule rule, String resource, Remedy remedy) {
    return new Assessment(
        rule,
        Resource.bucket(resource, "ap-northeast-2"),
        "07",
        new Verdict.Fail(
            rule.severity(), Message.of("s3-bucket-region.fail", HOSTILE, "\n!\n"), remedy));
  }

  private static FixScript script(Assessment... assessments) {
    return FixScript.ofStudent(report(run("r1", NIGHT), course("07"), assessments), "07");
  }

  /// Three steps: one that is refused, one that asks, one that works.
  private static FixScript threeSteps() {
    return script(
        mended(POLICY, HOSTILE, Remedy.of("aws s3api refused\naws s3api never-reached")),
        mended(VERSIONING, "b", Remedy.asking("aws s3api asked > saved.json")),
        mended(LIFECYCLE, "c", Remedy.of("aws s3api put " + Commands.word(HOSTILE))));
  }

  /// Runs it where there is no terminal, as in a job.
  private Command bash(FixScript script, String how, String... environment) throws IOException {
    Path file = Files.writeString(folder.resolve("fix.sh"), script.text());
    String command =
        "cd '%s' && export PATH='%s':$PATH CALLS='%s' TMPDIR='%s' %s && %s"
            .formatted(
                folder,
                folder.resolve("bin"),
                folder.resolve("calls"),
                folder,
                String.join(" ", environment),
                how.replace("FIX", "'" + file + "'"));
    return Command.run(
        List.of(
            "python3",
            "-c",
            "import os, sys; os.setsid(); os.execvp('bash', ['bash', '-c', sys.argv[1]])",
            command),
        Map.of());
  }

  private List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void saysOfEachStepWhyInBothLanguages() {
    String text = script(failed(VERSIONING, "07")).text();

    assertThat(text)
        .startsWith(
            """
            #!/usr/bin/env bash
            # ./audit fix 07: 과정 mlops-2026a, 계정 123456789012, ap-northeast-2, 2026-11-23 02:00 KST
            # ./audit fix 07: class mlops-2026a, account 123456789012, ap-northeast-2, 2026-11-23 02:00 KST
            """)
        .contains(
            """
            # ▲ 중간  버전 관리 꺼짐 — mlops-training-user07. 버전 관리를 켠 적이 없습니다. 덮어쓰거나 삭제한 모델은 복구할 수 없습니다.
            # ▲ medium  Versioning off — mlops-training-user07. Versioning was never enabled: a model that is overwritten or deleted is lost.
            printf '%s\\n' \\
              '' \\
              '[1/1]' \\
              '▲ 중간  버전 관리 꺼짐 — mlops-training-user07.\
            """,
            "cd step-1\naws s3api ...\n)\n", "Audit again: ./audit run --student 07")
        .doesNotContain("if agrees; then");
  }

  @Test
  void aChainThatBreaksEndsItsStep() {
    Assessment chained =
        assessed(
            VERSIONING,
            "07",
            new Verdict.Fail(
                Severity.HIGH, Message.of("s3-versioning.fail.never"), "one && \\\ntwo\nthree"));

    assertThat(script(chained).text()).contains("cd step-1\none\ntwo\nthree\n)\n");
  }

  @Test
  void aStepThatFailsStopsNoOther() throws IOException {
    Command command = bash(threeSteps(), "bash FIX");

    assertThat(command.exitCode()).isOne();
    assertThat(calls()).containsExactly("s3api refused", "s3api put " + HOSTILE);
    assertThat(command.output())
        .contains("This step failed (254)", "Fixed/skipped/failed: 1/1/1", "Skipped.");
  }

  @Test
  void asksBeforeWhatMayTakeSomethingAway() throws IOException {
    assertThat(bash(threeSteps(), "echo y | bash FIX").output()).contains("[y/N]", "2/0/1");
    assertThat(calls()).contains("s3api asked");
    Files.delete(folder.resolve("calls"));

    assertThat(bash(threeSteps(), "echo nonsense | bash FIX").output()).contains("1/1/1");
    assertThat(bash(threeSteps(), "bash FIX --yes").output())
        .contains("2/0/1")
        .doesNotContain("[y/N]");
  }

  @Test
  void asksBeforeAdvice() throws IOException {
    FixScript advice = script(failed(VERSIONING, "07", Severity.INFO, "x"));

    assertThat(bash(advice, "bash FIX").exitCode()).isZero();
    assertThat(calls()).isEmpty();
  }

  @Test
  void runsWhenItIsPipedIntoBash() throws IOException {
    assertThat(bash(threeSteps(), "bash < FIX").output()).contains("1/1/1");
    assertThat(bash(threeSteps(), "bash -s -- --yes < FIX").output()).contains("2/0/1");
  }

  @Test
  void stopsInAnotherAccount() throws IOException {
    Command command = bash(threeSteps(), "bash FIX", "ACCOUNT=999999999999");

    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.output()).contains("the account signed in is another one: 999999999999");
    assertThat(calls()).isEmpty();
  }

  @Test
  void writesIntoAFolderOfItsOwnAndKeepsWhatStepsSaved() throws IOException {
    Command command = bash(threeSteps(), "bash FIX --yes");

    assertThat(command.output()).contains("What the steps saved: " + folder.toRealPath() + "/tmp");
    assertThat(folder.resolve("saved.json")).doesNotExist();
    assertThat(bash(script(failed(LIFECYCLE, "07")), "bash FIX").output())
        .doesNotContain("What the steps saved");
  }

  @Test
  void noNameIsEverRun() throws IOException {
    bash(threeSteps(), "bash FIX --yes");

    try (var paths = Files.walk(folder)) {
      assertThat(paths).noneMatch(path -> path.endsWith("pwned"));
    }
  }

  @Test
  void noHostileNameIsEverRun() throws IOException {
    String shell =
        HostileText.all().stream()
            .filter(text -> text.name().startsWith("shell-") || text.name().equals("path"))
            .map(HostileText::text)
            .collect(joining(" "));
    Report report = AuditedClass.of(10, shell);

    assertThat(bash(FixScript.ofClass(report), "bash FIX --yes").output()).contains("[1/");
    for (String student : List.of("02", "04", "08", "10")) {
      assertThat(bash(FixScript.ofStudent(report, student), "bash FIX --yes").output())
          .contains("[1/");
    }

    assertThat(calls()).anyMatch(call -> call.contains("put-public-access-block"));
    try (var paths = Files.walk(folder)) {
      assertThat(paths).noneMatch(path -> path.endsWith("pwned"));
    }
  }

  @Test
  void printsWhatOnlyPeopleCanDo() throws IOException {
    FixScript script = script(mended(VERSIONING, "b", Remedy.of("# Log an experiment: it's `so`")));

    Command command = bash(script, "bash FIX", "ACCOUNT=999999999999");

    assertThat(command.exitCode()).isZero();
    assertThat(command.output()).contains("# Log an experiment: it's `so`", "0/0/0");
  }

  @Test
  void oneStepMendsWhatTheSameCommandsMend() {
    String text =
        script(failed(LIFECYCLE, "07"), failed(LIFECYCLE, "07"), failed(VERSIONING, "07")).text();

    assertThat(text).contains("[1/1]").doesNotContain("[2/");
  }

  @Test
  void takesWhatBelongsToTheStudentOnly() {
    Report report =
        report(
            run("r1", NIGHT),
            course("07"),
            failed(VERSIONING, "08"),
            failed(VERSIONING, ""),
            passed(POLICY, "07"));

    assertThat(FixScript.ofStudent(report, "07").isEmpty()).isTrue();
    assertThat(
            FixScript.ofStudent(
                    report(run("r1", NIGHT), course("07"), failed(VERSIONING, "7")), "07")
                .isEmpty())
        .isFalse();
  }

  @Test
  void saysThatThereIsNothingToMend() throws IOException {
    Command command = bash(script(passed(POLICY, "07")), "bash FIX");

    assertThat(command.exitCode()).isZero();
    assertThat(command.output()).contains("조치할 항목이 없습니다.", "Nothing to fix.\n");
    Report partial =
        report(
            run("r1", NIGHT),
            course("07"),
            List.of(
                Given.bucket().encryption(Given.denied("s3:GetEncryptionConfiguration")).build()),
            List.of());
    assertThat(FixScript.ofStudent(partial, "07").text())
        .contains("Nothing to fix was found, but not everything could be seen.");
  }

  @Test
  void theClassGetsItsFindingsAndWhatIsNobodys() {
    Report report =
        report(
            run("r1", NIGHT),
            course("01", "02", "03"),
            failed(LIFECYCLE, "01"),
            failed(LIFECYCLE, "02"),
            failed(LIFECYCLE, "03"),
            failed(VERSIONING, "01"),
            failed(VERSIONING, "02"),
            failed(VERSIONING, "03"),
            failed(POLICY, ""),
            failed(COVERAGE, ""),
            failed(POLICY, "02"));
    String text = FixScript.ofClass(report).text();

    assertThat(text)
        .contains(
            "# · low  No image lifecycle: 3 of 3 students.\n",
            "\naws ecr put-account-setting ...\n)\n",
            "'# ./audit fix NN'",
            "Bucket policy is public — mlops-training-user.",
            "'[3/3]'")
        .doesNotContain("mlops-training-user02");
  }

  @Test
  void isCleanBash() throws IOException {
    List<FixScript> scripts =
        List.of(
            threeSteps(),
            script(failed(VERSIONING, "07")),
            script(passed(POLICY, "07")),
            script(mended(VERSIONING, "b", Remedy.of("# Log an experiment: it's `so`"))),
            script(
                assessed(
                    VERSIONING,
                    "07",
                    new Verdict.Fail(Severity.LOW, Message.of("ecr-lifecycle.fail"), ""))));

    for (FixScript script : scripts) {
      assertThat(ShellCheck.complaints(script.text(), folder)).as(script.text()).isEmpty();
    }
  }
}
