package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/// A question to IAM: in which of these buckets may a role or user delete an object? It weighs the
/// policies of the role itself, its permissions boundary included, and knows no bucket policy.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
record Simulation(String role, String account, List<String> buckets) {

  /// A key as MLflow writes it. A wildcard would be matched as it stands.
  private static final String KEY = "/mlflow-artifacts/0/model.pkl";

  List<String> deletable(IamClient iam) {
    Map<String, Boolean> allowed = new HashMap<>();
    iam.simulatePrincipalPolicyPaginator(request ->
            request
                .policySourceArn(role)
                .actionNames("s3:DeleteObject")
                .resourceArns(buckets.stream().map(this::arn).toList())
                .contextEntries(RequestContext.of(role, account)))
        .evaluationResults()
        .forEach(result -> add(result, allowed));
    return buckets.stream()
        .filter(bucket -> promised(allowed.get(arn(bucket)), "EvaluationResult of " + bucket))
        .toList();
  }

  // arn:aws:iam::... of the role and arn:aws:s3:::... are of the same partition.
  private String arn(String bucket) {
    return "arn:" + partition() + ":s3:::" + bucket + KEY;
  }

  private String partition() {
    String[] parts = role.split(":", 3);
    return parts.length == 3 ? parts[1] : "aws";
  }

  // IAM answers for each resource by itself, or for all with a list of each.
  private static void add(EvaluationResult result, Map<String, Boolean> allowed) {
    if (result.resourceSpecificResults().isEmpty()) {
      allowed.put(
          promised(result.evalResourceName(), "EvalResourceName"),
          isAllowed(
              promised(result.evalDecisionAsString(), "EvalDecision"),
              result.missingContextValues()));
    }
    for (ResourceSpecificResult each : result.resourceSpecificResults()) {
      allowed.put(
          promised(each.evalResourceName(), "EvalResourceName"),
          isAllowed(
              promised(each.evalResourceDecisionAsString(), "EvalResourceDecision"),
              each.missingContextValues()));
    }
  }

  // Where the policies ask for what nobody knows here, the tags of the role for example, the
  // decision is no more than a guess.
  private static boolean isAllowed(String decision, List<String> missing) {
    if (!missing.isEmpty()) {
      throw new MalformedAnswerException("depends on " + String.join(", ", missing));
    }
    return switch (decision) {
      case "allowed" -> true;
      case "explicitDeny", "implicitDeny" -> false;
      default -> throw new MalformedAnswerException("EvalDecision is " + decision);
    };
  }
}
