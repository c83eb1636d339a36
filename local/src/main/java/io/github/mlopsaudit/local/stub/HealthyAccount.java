package io.github.mlopsaudit.local.stub;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What KMS and IAM answer for a healthy class: each key is usable, and no role may do anything.
final class HealthyAccount {

  private HealthyAccount() {}

  // https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
  static Reply key(StubCall call) {
    String name = call.resource();
    String arn =
        name.startsWith("arn:")
            ? name
            : "arn:aws:kms:%s:%s:key/%s".formatted(call.region(), HealthyClass.ACCOUNT, name);
    return Reply.json(
        """
        {"KeyMetadata":{"AWSAccountId":"%s","Arn":"%s","KeyId":"1234abcd-12ab-34cd-56ef-1234567890ab",\
        "Enabled":true,"KeyState":"Enabled","KeyManager":"CUSTOMER","Origin":"AWS_KMS"}}\
        """
            .formatted(arn.split(":", -1)[4], arn));
  }

  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
  static Reply simulation(StubCall call) {
    String results =
        IntStream.iterate(1, number -> number + 1)
            .mapToObj(number -> call.parameter("ResourceArns.member." + number))
            .takeWhile(arn -> !arn.isEmpty())
            .map(arn ->
                """
                <member><EvalActionName>s3:DeleteObject</EvalActionName>\
                <EvalResourceName>%s</EvalResourceName><EvalDecision>implicitDeny</EvalDecision>\
                <MatchedStatements/><MissingContextValues/></member>\
                """
                    .formatted(arn))
            .collect(Collectors.joining());
    return Reply.xml(
        """
        <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\
        <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated>\
        <EvaluationResults>%s</EvaluationResults></SimulatePrincipalPolicyResult>\
        <ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata>\
        </SimulatePrincipalPolicyResponse>\
        """
            .formatted(results));
  }
}
