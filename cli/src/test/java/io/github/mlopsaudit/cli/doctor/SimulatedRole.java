package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What IAM says of a role with the template's policies, as its reference shapes it: no local AWS
/// simulates with a context. A condition of the template whose key the call does not bring is
/// missing; `others` has other answers for single actions.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
public record SimulatedRole(Map<String, String> others) implements Function<StubCall, Answer> {

  private static final String ALLOWED = "<EvalDecision>allowed</EvalDecision>";

  public static SimulatedRole thatMayAll() {
    return new SimulatedRole(Map.of());
  }

  /// `result` is the inside of the action's `EvaluationResult`, but for its name.
  public static SimulatedRole thatMayAllBut(String action, String result) {
    return new SimulatedRole(Map.of(action, result));
  }

  @Override
  public Answer apply(StubCall call) {
    String results =
        members(call, "ActionNames.member.%d").stream()
            .map(action ->
                "<member><EvalActionName>%s</EvalActionName><EvalResourceName>%s</EvalResourceName>%s</member>"
                    .formatted(
                        action,
                        call.parameter("ResourceArns.member.1"),
                        others.getOrDefault(action, ALLOWED + missing(action, call))))
            .collect(Collectors.joining());
    return Reply.xml(
        """
        <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\
        <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated>\
        <EvaluationResults>%s</EvaluationResults></SimulatePrincipalPolicyResult>\
        </SimulatePrincipalPolicyResponse>\
        """
            .formatted(results));
  }

  private static String missing(String action, StubCall call) {
    String key =
        switch (action) {
          case "kms:GenerateDataKey", "kms:Decrypt" -> "kms:ViaService";
          case "s3:GetBucketPolicy", "s3:GetBucketVersioning" -> "aws:ResourceAccount";
          default -> "";
        };
    return key.isEmpty() || members(call, "ContextEntries.member.%d.ContextKeyName").contains(key)
        ? ""
        : "<MissingContextValues><member>%s</member></MissingContextValues>".formatted(key);
  }

  private static List<String> members(StubCall call, String name) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> call.parameter(name.formatted(number)))
        .takeWhile(value -> !value.isEmpty())
        .toList();
  }
}
