package io.github.mlopsaudit.report;

import static io.github.mlopsaudit.checks.Given.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenPolicy;
import io.github.mlopsaudit.checks.GivenSnapshot;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class StudentPageTest {

  private static final String REPOSITORY = "mlops-user07-training";

  /// The headings of the script's output on the course's page, in its order.
  private static final List<String> HEADINGS_OF_THE_SCRIPT =
      List.of(
          "Lab 1-1 Part 3: AWS 스토리지 확인",
          "Step 0: AWS 자격 증명 확인",
          "Step 1: S3 Bucket 확인",
          "Step 2: ECR Registry 확인",
          "Step 3: MLflow Artifacts 폴더 확인",
          "Step 4: Kubeflow Pipeline Artifacts 폴더 확인",
          "Step 5: AWS 스토리지 아키텍처 요약",
          "Step 6: 데이터 흐름",
          "✅ AWS 스토리지 확인 완료!");

  /// What the script printed of student 01 with another number, without what it got wrong.
  private static final List<String> LINES_OF_THE_SCRIPT =
      List.of(
          "✅ AWS 자격 증명 확인 완료",
          "   AWS Account ID: 123456789012",
          "📋 확인할 리소스:",
          "   🪣 S3 Bucket: mlops-training-user07",
          "   📦 ECR Registry Prefix: mlops-user07-*",
          "   🌏 AWS Region: ap-northeast-2",
          "✅ S3 Bucket 존재: s3://mlops-training-user07",
          "   리전: ap-northeast-2",
          "   저장된 객체 수: 42",
          "   📁 버킷 구조:",
          "      PRE mlflow-artifacts/",
          "      PRE kubeflow-pipeline-artifacts/",
          "✅ ECR Registry 발견:",
          "   📦 Repository: mlops-user07-training",
          "      URI: 123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/mlops-user07-training",
          "      생성 날짜: 2026-11-02",
          "      이미지 개수: 1",
          "      최근 태그:",
          "         - v1.0.0",
          "✅ MLflow Artifacts 폴더 존재: s3://mlops-training-user07/mlflow-artifacts/",
          "   Experiment 수: 5",
          "✅ Kubeflow Pipeline Artifacts 폴더 존재:"
              + " s3://mlops-training-user07/kubeflow-pipeline-artifacts/",
          "   Pipeline 실행 수: 5",
          "📊 AWS 스토리지 구성:",
          "  │  ├─ 버킷명: mlops-training-user07           │",
          "  │  ├─ Registry Prefix: mlops-user07-*         │",
          "1. 학습 실행",
          "   └─▶ MLflow Tracking",
          "       ├─▶ S3: Model 파일, Artifacts 저장",
          "2. 모델 배포",
          "3. 파이프라인 실행",
          "   └─▶ S3: 결과 저장",
          "💡 다음 단계:");

  private static GivenSnapshot complete() {
    return Given.given()
        .accountBlock(Reading.known(Given.ALL_BLOCKED))
        .buckets(bucket().build())
        .repositories(Given.repository(REPOSITORY).build());
  }

  /// Right in everything, plain HTTP refused too.
  private static GivenBucket bucket() {
    return Given.bucket()
        .policyStatus(Reading.known(PolicyStatus.NOT_PUBLIC))
        .policy(
            GivenPolicy.policy(
                """
                {'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::%1$s','arn:aws:s3:::%1$s/*'],'Condition':{'Bool':{'aws:SecureTransport':'false'}}}\
                """
                    .formatted(Given.BUCKET)));
  }

  private static Report report(GivenSnapshot given, Course course) {
    return report(given, course, Waivers.NONE);
  }

  private static Report report(GivenSnapshot given, Course course, Waivers waivers) {
    Snapshot snapshot = given.build();
    return Report.of(
        new Run("r1", Reports.NIGHT, Given.NIGHT, snapshot.selection()),
        Given.NIGHT,
        course,
        snapshot,
        waivers.applyTo(Checks.judge(snapshot, course), snapshot.day()),
        _ -> "");
  }

  private static String page(Report report, Language language) {
    return StudentPage.text(report, "07", Messages.in(language), Ink.PLAIN);
  }

  private static String english(GivenSnapshot given) {
    return page(report(given, Given.course()), Language.EN);
  }

  /// What stands between two lines of equals signs.
  private static List<String> headings(String page) {
    List<String> lines = page.lines().toList();
    String rule = "=".repeat(60);
    return Stream.iterate(1, i -> i < lines.size() - 1, i -> i + 1)
        .filter(i -> lines.get(i - 1).equals(rule) && lines.get(i + 1).equals(rule))
        .map(lines::get)
        .filter(line -> !line.isEmpty() && !line.startsWith("Step 7") && !line.equals(rule))
        .toList();
  }

  @Test
  void whoKnowsTheScriptFindsEverythingAtItsPlace() {
    String page = page(report(complete(), Given.course()), Language.KO);

    assertThat(headings(page)).isEqualTo(HEADINGS_OF_THE_SCRIPT);
    assertThat(page.lines()).containsSubsequence(LINES_OF_THE_SCRIPT);
    assertThat(page)
        .contains("✅ 발견된 문제가 없습니다.", "1. Lab 1-2로 진행")
        .doesNotContain("❌", "❓", "⚠️", "aws s3 mb");
  }

  @Test
  void bothLanguagesHaveTheSameSections() {
    Report report = report(complete(), Given.course());

    assertThat(headings(page(report, Language.EN))).hasSameSizeAs(HEADINGS_OF_THE_SCRIPT);
    assertThat(page(report, Language.EN).lines().count())
        .isEqualTo(page(report, Language.KO).lines().count());
  }

  @Test
  void theBoxIsAsWideAsWhatStandsInIt() {
    for (String number : List.of("07", "0000000000000000000000007")) {
      Course course = new GivenCourse().roster(number).build();
      String page =
          StudentPage.text(
              report(Given.given(), course), number, Messages.in(Language.KO), Ink.PLAIN);
      String longest = "  │  ├─ Registry Prefix: mlops-user" + number + "-*  │";

      assertThat(page.lines().filter(line -> line.matches("  [┌│├└].*[┐│┤┘]")))
          .hasSize(16)
          .extracting(Columns::width)
          .containsOnly(Math.max(49, longest.length()));
    }
  }

  @Test
  void tellsWhoHasNothingWhatToMake() {
    String page =
        english(
            Given.given()
                .buckets()
                .unlistedNames(Map.of(Given.BUCKET, Reading.known(NameStatus.FREE))));

    assertThat(page.lines())
        .containsSubsequence(
            "❌ S3 bucket not found: s3://mlops-training-user07",
            "❌ ECR registry not found: mlops-user07-*",
            "❌ No ECR repository: mlops-user07-training",
            "❌ There is no S3 bucket, so there is no folder.",
            "❌ There is no S3 bucket, so there is no folder.",
            "! high  S3 bucket missing — mlops-training-user07",
            "💡 Next steps:",
            "   1. Create the S3 bucket: aws s3 mb s3://mlops-training-user07 --region ap-northeast-2",
            "   2. Create the ECR repository: aws ecr create-repository --repository-name"
                + " mlops-user07-training --region ap-northeast-2",
            "   3. Get the commands as a script, read it, then run it: ./audit fix 07 > fix-07.sh",
            "   4. Check again: ./audit student 07");
    assertThat(page).doesNotContain("Lab 1-2");
  }

  @Test
  void aTakenNameIsNotToBeMade() {
    String page =
        english(
            Given.given()
                .buckets()
                .unlistedNames(Map.of(Given.BUCKET, Reading.known(NameStatus.TAKEN))));

    assertThat(page)
        .contains("❌ This bucket name belongs to another AWS account: s3://mlops-training-user07")
        .doesNotContain("aws s3 mb");
  }

  @Test
  void whatWasNotSeenIsNotMissing() {
    String page =
        english(
            Given.given()
                .buckets(denied("s3:ListAllMyBuckets"))
                .repositories(Map.of("ap-northeast-2", denied("ecr:DescribeRepositories"))));

    assertThat(page.lines())
        .containsSubsequence(
            "❓ s3://mlops-training-user07: could not look: missing permission s3:ListAllMyBuckets",
            "❓ mlops-user07-* (ap-northeast-2): could not look: missing permission"
                + " ecr:DescribeRepositories",
            "❓ The S3 bucket could not be seen, nor what is in it.");
    assertThat(page)
        .contains("❓ AWS storage check: nothing wrong was seen, but ")
        .contains("permissions that the audit lacks: ecr:DescribeRepositories, s3:ListAllMyBuckets")
        .doesNotContain("❌", "aws s3 mb", "create-repository", "Lab 1-2", "not found");
  }

  @Test
  void namesThePermissionForEachThingThatWasNotSeen() {
    String page =
        english(
            Given.given()
                .buckets(
                    Given.bucket()
                        .region(denied("s3:GetBucketLocation"))
                        .contents(denied("s3:ListBucket"))
                        .build())
                .repositories(
                    Given.repository(REPOSITORY).images(denied("ecr:DescribeImages")).build()));

    assertThat(page.lines())
        .containsSubsequence(
            "✅ S3 bucket exists: s3://mlops-training-user07",
            "   Region: could not look: missing permission s3:GetBucketLocation",
            "   Objects: could not look: missing permission s3:ListBucket",
            "      Images: could not look: missing permission ecr:DescribeImages",
            "❓ s3://mlops-training-user07/mlflow-artifacts/: could not look: missing permission"
                + " s3:ListBucket");
    assertThat(page).contains("│  ├─ Region: ?");
  }

  @Test
  void oneServiceAloneSaysNothingOfTheOther() {
    Report report =
        report(
            Given.given()
                .buckets()
                .repositories(Given.repository(REPOSITORY).build())
                .selection(new Selection(Set.of("07"), Set.of(Service.ECR))),
            Given.course());

    assertThat(page(report, Language.EN))
        .contains("➖ Not looked at in this run.", "✅ ECR registry found:")
        .doesNotContain("❌");
  }

  @Test
  void saysWhereCountingStoppedAndWhatIsEmptyOrNotDue() {
    Course course = new GivenCourse().due("s3-pipeline-artifacts", "2026-12-01").build();
    Reading<Contents> contents =
        Reading.known(
            new Contents(
                new Count(5000, false),
                Optional.of(Given.NIGHT),
                Given.folder(Folder.Presence.MARKER_ONLY),
                new Count(0, true),
                Given.folder(Folder.Presence.ABSENT)));
    String page =
        page(
            report(complete().buckets(Given.bucket().contents(contents).build()), course),
            Language.EN);

    assertThat(page.lines())
        .containsSubsequence(
            "   Objects: at least 5000 (counting stopped there)",
            "      PRE mlflow-artifacts/ (empty)",
            "      no kubeflow-pipeline-artifacts/",
            "⚠️ The folder is empty: s3://mlops-training-user07/mlflow-artifacts/",
            "⏳ Nothing stored yet: s3://mlops-training-user07/kubeflow-pipeline-artifacts/"
                + " (counts from 2026-12-01)");
    assertThat(page).doesNotContain("Last write");
  }

  @Test
  void showsWhatLiesInAnotherRegionOrUnderAnotherName() {
    String page =
        english(
            Given.given()
                .buckets(
                    Given.bucket("mlops-training-user7").region(Reading.known("us-east-1")).build())
                .unlistedNames(Map.of(Given.BUCKET, Reading.known(NameStatus.FREE)))
                .repositories(Given.repository(REPOSITORY).region("us-east-1").build()));

    assertThat(page)
        .contains("❌ S3 bucket not found: s3://mlops-training-user07")
        .contains("⚠️ S3 bucket of another name: s3://mlops-training-user7")
        .contains("Region: us-east-1 ⚠️ the class works in ap-northeast-2")
        .contains("│  ├─ Bucket: mlops-training-user7 ");
  }

  @Test
  void hostileNamesStayOnTheirLine() {
    String evil = "v1\u001b[31m\n\u202ebad";
    Image image = new Image("sha256:07", List.of(evil), Given.NIGHT);
    Course course =
        new GivenCourse()
            .name("class\u0007")
            .roster(new Student("07", "kim\u001b[2J\n", "", Student.Role.STUDENT))
            .build();
    String page =
        page(
            report(
                complete()
                    .repositories(
                        Given.repository(REPOSITORY + "\u001b[1m")
                            .images(
                                Reading.known(
                                    new Images(
                                        new Count(1, true),
                                        Optional.of(image),
                                        List.of(image),
                                        Set.of(evil))))
                            .build()),
                course),
            Language.EN);

    assertThat(page).contains("- v1?[31m??bad", "kim?[2J?", REPOSITORY + "?[1m");
    assertThat(page.replace("\n", "")).doesNotContainPattern("[\\p{Cntrl}\u202e]");
  }

  @Test
  void callsAStudentByName() {
    Course course =
        new GivenCourse().roster(new Student("07", "김하늘", "", Student.Role.STUDENT)).build();

    assertThat(page(report(complete(), course), Language.KO))
        .contains("학생 07 김하늘 (과정 mlops-2026a, 2026-11-23 02:00 KST)");
  }

  private static FindingChange change(
      Report report, String check, Transition transition, int days, int reopenings) {
    Assessment assessment =
        report.assessments().stream()
            .filter(a -> a.rule().id().equals(check))
            .findFirst()
            .orElseThrow();
    return new FindingChange(
        report.finding(assessment).id(),
        check,
        "07",
        assessment.resource(),
        assessment.severity(),
        assessment.verdict().message(),
        transition,
        Given.NIGHT.minus(Duration.ofDays(days)),
        Given.NIGHT.minus(Duration.ofDays(1)),
        reopenings);
  }

  @Test
  void saysSinceWhenAndHowOftenItCameBackAndWhatIsMended() {
    Report live =
        report(
            complete()
                .buckets(
                    Given.bucket()
                        .block(Reading.known(BlockPublicAccess.NONE))
                        .versioning(Reading.known(Versioning.SUSPENDED))
                        .build()),
            Given.course());
    Report known =
        live.with(
            new Changes(
                true,
                List.of(
                    change(live, "s3-versioning", Transition.STILL_OPEN, 5, 2),
                    change(live, "s3-website", Transition.FIXED, 9, 0))));

    assertThat(page(known, Language.EN).lines())
        .containsSubsequence(
            "▲ medium  Versioning off — mlops-training-user07",
            "   Why: A notebook that is run twice overwrites the model of the first run. With"
                + " versioning you get the old file back, without it it is gone.",
            "   Evidence: Versioning is Suspended: what is overwritten or deleted from now on is"
                + " lost.",
            "   Since: 2026-11-18 (days: 5), times it came back: 2, last on 2026-11-22",
            "   To do: Enable versioning.",
            "      aws s3api put-bucket-versioning --bucket mlops-training-user07"
                + " --versioning-configuration Status=Enabled",
            "✅ fixed: Static website switched on — mlops-training-user07");
    assertThat(page(live, Language.EN)).doesNotContain("Since: ");
  }

  @Test
  void showsUntilWhenAFindingIsWaived() {
    Waiver waiver =
        new Waiver(
            "s3-versioning", "07", "*", LocalDate.parse("2026-12-01"), "모델이 큼", "kim", Given.NIGHT);
    Report report =
        report(
            complete().buckets(bucket().versioning(Reading.known(Versioning.SUSPENDED)).build()),
            Given.course(),
            new Waivers(List.of(waiver)));

    assertThat(page(report, Language.KO).lines())
        .containsSubsequence(
            "➖ 예외: 버전 관리 꺼짐 — mlops-training-user07", "   2026-12-01까지 예외로 인정됨: 모델이 큼");
    assertThat(headings(page(report, Language.KO))).contains("✅ AWS 스토리지 확인 완료!");
  }

  @Test
  void commandsThatNobodyCanReadStandInTheScript() {
    String page = english(complete().buckets(bucket().lifecycle(Reading.known(List.of())).build()));

    assertThat(page)
        .contains("· low  No lifecycle rule — mlops-training-user07")
        .contains("      The commands are long; get them as a script: ./audit fix 07 > fix-07.sh")
        .doesNotContain("python3");
  }

  @Test
  void theWrongInTheAccountIsTheInstructorsToMend() {
    String page = english(complete().accountBlock(Reading.known(BlockPublicAccess.NONE)));

    assertThat(page)
        .contains(
            "ℹ️ Wrong in the account as a whole", "   - Account does not block public access");
  }
}
