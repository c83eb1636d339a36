package io.github.mlopsaudit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.cli.doctor.RoleNeeds.Need;
import io.github.mlopsaudit.cli.privilege.TemplateRole;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the role of the function may, as IAM says it, and what the doctor makes of it. No local AWS
/// simulates as AWS does: SimulatedRole.
final class RoleExaminationTest {

  private static final String ROLE = GivenPatient.ROLE;
  private static final String STUDENT = "arn:aws:iam::123456789012:role/student%s";
  private static final String KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd";

  @Test
  void asksForAllThatTheTemplateAllowsAndNothingElse() {
    Set<String> asked = new TreeSet<>();
    for (Need need : needs("ap-northeast-2")) {
      asked.addAll(need.actions());
    }

    assertThat(asked).isEqualTo(TemplateRole.of("AuditFunction").actions());
  }

  @Test
  void asksForRightsOfStudentsWhereTheCourseSaysWhoTheyAre() {
    assertThat(needs("ap-northeast-2", ""))
        .flatExtracting(Need::actions)
        .doesNotContain("iam:SimulatePrincipalPolicy");
    assertThat(needs("ap-northeast-2"))
        .contains(
            new Need(STUDENT.formatted("01"), List.of("iam:SimulatePrincipalPolicy"), List.of()));
  }

  @Test
  void asksOfEachNameThatTheCourseHas() {
    assertThat(needs("ap-northeast-2"))
        .extracting(Need::resource)
        .contains(
            "arn:aws:s3:::one-user01",
            "arn:aws:s3:::two-user01",
            "arn:aws:ecr:ap-northeast-2:123456789012:repository/mlops-user01-training",
            "arn:aws:ecr:ap-northeast-2:123456789012:repository/*",
            "arn:aws:iam::123456789012:role/student01",
            "arn:aws:ssm:ap-northeast-2:123456789012:parameter/mlops/course",
            "arn:aws:dynamodb:ap-northeast-2:123456789012:table/findings",
            "arn:aws:dynamodb:ap-northeast-2:123456789012:table/findings/index/GSI1",
            "arn:aws:s3:::reports",
            "arn:aws:s3:::reports/reports/doctor",
            "arn:aws:sns:ap-northeast-2:123456789012:findings",
            "arn:aws:logs:ap-northeast-2:123456789012:log-group:/aws/lambda/mlops-audit-audit:log-stream:doctor",
            "arn:aws:sqs:ap-northeast-2:123456789012:letters",
            KEY);
  }

  @Test
  void speaksOfThePartitionThatTheRegionIsIn() {
    assertThat(needs("cn-north-1"))
        .filteredOn(
            need -> need.resource().equals("arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd"))
        .singleElement()
        .extracting(need -> need.context().getFirst())
        .satisfies(entry ->
            assertThat(entry.contextKeyValues())
                .containsExactly("sns.cn-north-1.amazonaws.com.cn"));
  }

  private static List<Need> needs(String region) {
    return needs(region, "studentRole: " + STUDENT.formatted("{number}"));
  }

  private static List<Need> needs(String region, String course) {
    try (StubAws aws = StubAws.start(Fault.denied())) {
      return new GivenPatient(aws, region)
          .withCourse(course)
          .ask(patient -> new RoleNeeds(patient).all());
    }
  }

  @Test
  void saysWhatTheRoleMayAndWhatASimulationLeavesOut() {
    List<Finding> findings = examine(SimulatedRole.thatMayAll());

    assertThat(findings.getFirst().status()).isEqualTo(Status.NOT_ASKED);
    assertThat(findings.getFirst().says()).contains("simulated below", "events/dry-run.json");
    assertThat(findings.subList(1, findings.size()))
        .hasSizeGreaterThan(12)
        .allMatch(finding -> finding.status() == Status.OK)
        .contains(Finding.ok("role", KEY, "may kms:GenerateDataKey, kms:Decrypt"));
  }

  @ParameterizedTest
  @CsvSource({
    "implicitDeny, '', denied (implicitDeny)",
    "explicitDeny, '', denied (explicitDeny)",
    "explicitDeny, <PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>true</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>, denied (explicitDeny)",
    "implicitDeny, <PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>false</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>, denied by the permissions boundary of the role",
    "explicitDeny, <OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations></OrganizationsDecisionDetail>, denied by a service control policy"
  })
  void namesTheActionThatIsDeniedAndByWhat(String decision, String detail, String says) {
    assertThat(notWell("<EvalDecision>%s</EvalDecision>%s".formatted(decision, detail)))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.status()).isEqualTo(Status.FAULT);
          assertThat(finding.subject()).isEqualTo("kms:Decrypt on " + KEY);
          assertThat(finding.says()).isEqualTo(says);
          assertThat(finding.todo()).isNotBlank();
        });
  }

  /// Its own decision for the resource goes before the one for all.
  @Test
  void readsTheDecisionOfTheResource() {
    String own =
        "<EvalDecision>%s</EvalDecision><ResourceSpecificResults><member><EvalResourceName>x</EvalResourceName><EvalResourceDecision>%s</EvalResourceDecision></member></ResourceSpecificResults>";

    assertThat(notWell(own.formatted("implicitDeny", "allowed"))).isEmpty();
    assertThat(notWell(own.formatted("allowed", "implicitDeny"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<EvalDecision>perhaps</EvalDecision>",
        "<EvalDecision>allowed</EvalDecision><MissingContextValues><member>aws:SourceIp</member></MissingContextValues>",
        "<EvalDecision>implicitDeny</EvalDecision><MissingContextValues><member>aws:SourceIp</member></MissingContextValues>",
        "<EvalDecision>allowed</EvalDecision><ResourceSpecificResults><member><EvalResourceName>x</EvalResourceName><EvalResourceDecision>allowed</EvalResourceDecision><MissingContextValues><member>aws:SourceIp</member></MissingContextValues></member></ResourceSpecificResults>"
      })
  void takesNoGuessForADecision(String result) {
    assertThat(notWell(result))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.status()).isEqualTo(Status.COULD_NOT_ASK);
          assertThat(finding.subject()).isEqualTo("kms:Decrypt on " + KEY);
        });
  }

  @Test
  void missesAnActionThatIsNotAnswered() {
    SimulatedRole all = SimulatedRole.thatMayAll();

    assertThat(
            examine(call ->
                call.parameter("ActionNames.member.1").equals("kms:DescribeKey")
                    ? all.apply(
                        new StubCall(
                            call.operation(), call.resource(), call.region(), Map.of(), ""))
                    : all.apply(call)))
        .filteredOn(finding -> finding.status() == Status.COULD_NOT_ASK)
        .singleElement()
        .satisfies(finding -> assertThat(finding.says()).isEqualTo("no answer"));
  }

  @Test
  void saysThatItMayNotAsk() {
    assertThat(examine(Fault.denied()))
        .filteredOn(finding -> !finding.todo().isEmpty())
        .containsExactly(
            new Finding(
                "role",
                ROLE,
                Status.COULD_NOT_ASK,
                "denied",
                "Sign in as somebody who may iam:SimulatePrincipalPolicy, and try again."));
  }

  @Test
  void findsThatTheRoleIsGone() {
    assertThat(examine(Fault.error(404, "NoSuchEntity")))
        .filteredOn(finding -> finding.status() == Status.FAULT)
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.says()).startsWith("there is no such role");
          assertThat(finding.todo()).isEqualTo(Finding.PUT_BACK);
        });
  }

  private static List<Finding> notWell(String result) {
    return examine(SimulatedRole.thatMayAllBut("kms:Decrypt", result)).stream()
        .filter(finding -> !finding.todo().isEmpty())
        .toList();
  }

  private static List<Finding> examine(Function<StubCall, Answer> iam) {
    try (StubAws aws = StubAws.start(iam)) {
      return new GivenPatient(aws, "ap-northeast-2").withCourse("").ask(RoleExamination::examine);
    }
  }
}
