package io.github.mlopsaudit.cli.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each function may do what its code can ask of AWS, no less and no more: the operations are read
/// from the packaged bytecode, the actions from the template.
final class LeastPrivilegeTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final Operations OPERATIONS = Operations.read();
  private static final TemplateRole AUDIT = TemplateRole.of("AuditFunction");
  private static final TemplateRole SLACK = TemplateRole.of("SlackNotifierFunction");

  private static Set<String> auditCalls;
  private static Set<String> slackCalls;

  @BeforeAll
  static void readBytecode() throws IOException {
    auditCalls = ProgramCalls.of(LambdaFunction.audit(PROJECT));
    slackCalls = ProgramCalls.of(LambdaFunction.slackNotifier(PROJECT));
  }

  @Test
  void knowsWhatEachCallNeedsAndNoOtherCall() {
    Set<String> called = new TreeSet<>(auditCalls);
    called.addAll(slackCalls);

    // A transaction may hold an Update or a Delete one day; what that needs is known already.
    assertThat(called).hasSizeGreaterThan(30).isSubsetOf(OPERATIONS.actions().keySet());
    assertThat(OPERATIONS.actions().keySet())
        .filteredOn(operation -> !operation.startsWith("dynamodb:TransactWriteItems."))
        .isSubsetOf(called);
  }

  @Test
  void auditMayDoWhatItCallsAndNothingElse() {
    assertThat(AUDIT.actionsOfTheCode()).isEqualTo(OPERATIONS.actions(auditCalls));
  }

  @Test
  void slackNotifierMayDoWhatItCallsAndNothingElse() {
    assertThat(SLACK.actionsOfTheCode()).isEqualTo(OPERATIONS.actions(slackCalls));
  }

  /// What no bytecode calls: Lambda does it for the function, in the function's role.
  /// https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  /// https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
  @Test
  void lambdaMayLogTraceAndKeepWhatFailedForEach() {
    assertThat(AUDIT.actionsOfLambda())
        .isEqualTo(SLACK.actionsOfLambda())
        .containsExactly(
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:SendMessage",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");
  }

  @Test
  void reportsNameTheActionThatTheCallNeeds() {
    for (Read read : Read.values()) {
      String operation = read.operation().replace("s3-control:", "s3control:");
      assertThat(OPERATIONS.actions().get(operation))
          .as(operation)
          .isEqualTo(List.of(read.action()));
    }
  }

  @Test
  void onlyWhatKnowsNoSmallerResourceIsAllowedOnEverything() throws IOException {
    AuthorizationReference reference = AuthorizationReference.read();

    for (Map<?, ?> statement : statements()) {
      boolean everything = TemplateRole.list(statement, "Resource").anyMatch("*"::equals);
      assertThat(TemplateRole.actions(statement))
          .isNotEmpty()
          .allMatch(reference::knows)
          .allMatch(action -> reference.hasResources(action) != everything);
    }
  }

  @Test
  void nothingIsAllowedByAPattern() {
    for (Map<?, ?> statement : statements()) {
      assertThat(statement.get("NotAction")).isNull();
      assertThat(statement.get("NotResource")).isNull();
      assertThat(TemplateRole.actions(statement)).noneMatch(action -> action.contains("*"));
    }
  }

  /// The name of a bucket belongs to whoever took it first, so S3 alone has this condition;
  /// ListBucket must answer for a name that is free too.
  @Test
  void settingsAreReadInBucketsOfThisAccountAlone() {
    assertThat(statements())
        .filteredOn(statement -> TemplateRole.actions(statement).stream().anyMatch(this::isSetting))
        .isNotEmpty()
        .allSatisfy(statement ->
            assertThat(statement.get("Condition"))
                .isEqualTo(
                    Map.of(
                        "StringEquals",
                        Map.of("aws:ResourceAccount", Map.of("Ref", "AWS::AccountId")))));
  }

  private boolean isSetting(String action) {
    return action.matches("s3:Get(Bucket|Lifecycle|Encryption)\\w+");
  }

  private static List<Map<?, ?>> statements() {
    return Stream.concat(AUDIT.statements(), SLACK.statements()).toList();
  }
}
