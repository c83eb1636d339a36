package io.github.mlopsaudit.cli.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.cli.invoke.ResolvedValues;
import io.github.mlopsaudit.cli.invoke.SamTemplate;
import io.github.mlopsaudit.local.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each statement of each role of the template is good for: its resources and its condition,
/// as CloudFormation makes them. LeastPrivilegeTest has the actions.
final class RoleScopesTest {

  private static final SamTemplate TEMPLATE = SamTemplate.of(ProjectFolder.find());
  private static final Map<String, String> PARAMETERS =
      Map.of("CourseParameter", "/mlops/course", "SlackWebhookParameter", "/mlops/slack");

  /// Role and statement, resources, and the condition after `if`.
  private static final String SCOPES =
      """
      AuditFunctionRole WriteTheLog AuditLogGroup.Arn
      AuditFunctionRole Trace *
      AuditFunctionRole KeepWhatFailed DeadLetterQueue.Arn
      AuditFunctionRole SeeTheAccount *
      AuditFunctionRole SeeTheKeysOfBuckets arn:aws:kms:*:123456789012:key/*
      AuditFunctionRole AskForNamesOfTheClass arn:aws:s3:::mlops-training-user*
      AuditFunctionRole ReadBucketsOfTheClass arn:aws:s3:::mlops-training-user* if StringEquals aws:ResourceAccount 123456789012
      AuditFunctionRole SeeTheRegistry arn:aws:ecr:*:123456789012:repository/*
      AuditFunctionRole ReadRepositoriesOfTheClass arn:aws:ecr:*:123456789012:repository/mlops-user*-* arn:aws:ecr:*:123456789012:repository/mlops-training/user*/*
      AuditFunctionRole Remember FindingsTable.Arn
      AuditFunctionRole AskWhatIsOpen FindingsTable.Arn/index/GSI1
      AuditFunctionRole Tell FindingsTopic
      AuditFunctionRole AskWhoHears FindingsTopic
      AuditFunctionRole TellUnderTheKey TopicKey.Arn if StringEquals kms:ViaService sns.ap-northeast-2.amazonaws.com
      AuditFunctionRole KeepReports ReportBucket.Arn/reports/*
      AuditFunctionRole KnowThatThereIsNoReport ReportBucket.Arn
      AuditFunctionRole ReadTheCourse arn:aws:ssm:ap-northeast-2:123456789012:parameter/mlops/course
      AuditFunctionRole AskWhatStudentsMay arn:aws:iam::123456789012:role/* arn:aws:iam::123456789012:user/*
      ScheduleRole StartTheAudit AuditFunction.Alias
      ScheduleRole KeepWhatCouldNotStart DeadLetterQueue.Arn
      SlackNotifierFunctionRole WriteTheLog SlackNotifierLogGroup.Arn
      SlackNotifierFunctionRole Trace *
      SlackNotifierFunctionRole KeepWhatFailed SlackDeadLetterQueue.Arn
      SlackNotifierFunctionRole ReadTheWebhook arn:aws:ssm:ap-northeast-2:123456789012:parameter/mlops/slack
      """;

  @Test
  void eachStatementIsForTheResourcesThatItNeeds() {
    List<String> scopes = new ArrayList<>();
    for (String role : roles()) {
      TemplateRole.list(TEMPLATE.section("Resources", role, "Properties"), "Policies")
          .flatMap(policy -> TemplateRole.statements((Map<?, ?>) policy))
          .map(statement -> role + " " + scope(statement, PARAMETERS))
          .forEach(scopes::add);
    }

    assertThat(scopes).containsExactlyInAnyOrderElementsOf(SCOPES.lines().toList());
  }

  private static List<String> roles() {
    return TEMPLATE.section("Resources").keySet().stream()
        .filter(id -> "AWS::IAM::Role".equals(TEMPLATE.section("Resources", id).get("Type")))
        .toList();
  }

  private static String scope(Map<?, ?> statement, Map<String, String> parameters) {
    ResolvedValues values = new ResolvedValues(TEMPLATE, parameters);
    Stream<String> scope =
        Stream.concat(
            Stream.of(statement.get("Sid").toString()),
            values.of(statement.get("Resource")).stream().distinct());
    if (statement.get("Condition") instanceof Map<?, ?> operators) {
      scope = Stream.concat(scope, condition(operators, values));
    }
    return String.join(" ", scope.toList());
  }

  private static Stream<String> condition(Map<?, ?> operators, ResolvedValues values) {
    List<String> words = new ArrayList<>(List.of("if"));
    operators.forEach((operator, keys) ->
        ((Map<?, ?>) keys)
            .forEach((key, value) -> {
              words.add(operator.toString());
              words.add(key.toString());
              words.addAll(values.of(value));
            }));
    return words.stream();
  }

  /// Nothing of AWS's own policies, which SAM attaches to the roles that it makes.
  @Test
  void noRoleHasAnythingElse() {
    assertThat(roles())
        .allSatisfy(role ->
            assertThat(TEMPLATE.section("Resources", role, "Properties"))
                .doesNotContainKey("ManagedPolicyArns"));
    assertThat(TEMPLATE.section("Resources").keySet())
        .filteredOn(id -> TEMPLATE.section("Resources", id).get("Type").toString().contains("IAM"))
        .containsExactlyInAnyOrderElementsOf(roles());
  }

  @Test
  void lambdaAloneTakesTheRolesOfTheFunctions() {
    assertThat(List.of("AuditFunctionRole", "SlackNotifierFunctionRole"))
        .allSatisfy(role ->
            assertThat(
                    TEMPLATE
                        .section("Resources", role, "Properties", "AssumeRolePolicyDocument")
                        .get("Statement"))
                .isEqualTo(
                    List.of(
                        Map.of(
                            "Effect", "Allow",
                            "Principal", Map.of("Service", "lambda.amazonaws.com"),
                            "Action", "sts:AssumeRole"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BucketPatterns     | a-user{number}                   | ReadBucketsOfTheClass      | arn:aws:s3:::a-user*
          BucketPatterns     | one{number},two-{number}-x       | ReadBucketsOfTheClass      | arn:aws:s3:::one* arn:aws:s3:::two-*-x
          BucketPatterns     | aaa{number},bbb{number},c.c{number} | AskForNamesOfTheClass   | arn:aws:s3:::aaa* arn:aws:s3:::bbb* arn:aws:s3:::c.c*
          RepositoryPatterns | one{number}                      | ReadRepositoriesOfTheClass | arn:aws:ecr:*:123456789012:repository/one*
          RepositoryPatterns | aaa{number}/{component},bbb{number},ccc{number} | ReadRepositoriesOfTheClass | arn:aws:ecr:*:123456789012:repository/aaa*/* arn:aws:ecr:*:123456789012:repository/bbb* arn:aws:ecr:*:123456789012:repository/ccc*
          """)
  void eachPatternOpensItsNamesAndNoOthers(
      String parameter, String patterns, String sid, String resources) {
    Map<?, ?> statement =
        TemplateRole.of("AuditFunction")
            .statements()
            .filter(each -> sid.equals(each.get("Sid")))
            .findFirst()
            .orElseThrow();

    assertThat(scope(statement, Map.of(parameter, patterns)).replaceFirst(" if .*", ""))
        .isEqualTo(sid + " " + resources);
  }
}
