package io.github.mlopsaudit.cli.doctor;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.aws.RequestContext;
import io.github.mlopsaudit.cli.doctor.RoleNeeds.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;

/// What the role of the deployed function may do, by IAM's simulation of it: its own policies, its
/// permissions boundary and the organisation's service control policies. The policies of buckets,
/// repositories, topics and keys are no part of it, nor are resource control policies.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
record RoleExamination(Patient patient, String role) {

  private static final String AREA = "role";
  private static final String ASK = "iam:SimulatePrincipalPolicy";

  static List<Finding> examine(Patient patient) {
    return patient
        .stack()
        .map(stack -> new RoleExamination(patient, stack.role()).examine())
        .orElseGet(() ->
            List.of(Finding.notAsked(AREA, "the function's role", "name the stack with --stack")));
  }

  private List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.notAsked(
            AREA,
            role,
            "simulated below, not tried: policies of buckets, repositories, topics and keys are left out; only a run proves those, events/dry-run.json what is read"));
    try {
      for (Need need : new RoleNeeds(patient).all()) {
        findings.addAll(examine(need));
      }
    } catch (NoSuchEntityException e) {
      findings.add(
          Finding.fault(
              AREA,
              role,
              "there is no such role, so the function cannot do anything",
              "Deploy the stack again; if CloudFormation sees no change, delete the stack and deploy it: docs/runbook.md, 'Uninstall'."));
    } catch (SdkException e) {
      findings.add(Finding.couldNotAsk(AREA, role, ASK, e));
    }
    return findings;
  }

  private List<Finding> examine(Need need) {
    List<ContextEntry> context =
        Stream.concat(RequestContext.of(role, patient.account()).stream(), need.context().stream())
            .toList();
    List<EvaluationResult> results =
        patient
            .clients()
            .iam()
            .simulatePrincipalPolicyPaginator(r ->
                r.policySourceArn(role)
                    .actionNames(need.actions())
                    .resourceArns(need.resource())
                    .contextEntries(context))
            .evaluationResults()
            .stream()
            .toList();
    List<Finding> notWell =
        need.actions().stream().flatMap(action -> judge(action, need, results).stream()).toList();
    return notWell.isEmpty()
        ? List.of(Finding.ok(AREA, need.resource(), "may " + String.join(", ", need.actions())))
        : notWell;
  }

  private static Optional<Finding> judge(String action, Need need, List<EvaluationResult> results) {
    return results.stream()
        .filter(result -> action.equals(result.evalActionName()))
        .findFirst()
        .map(result -> judge(action + " on " + need.resource(), result))
        .orElseGet(() -> Optional.of(unclear(action + " on " + need.resource(), "no answer")));
  }

  private static Optional<Finding> judge(String subject, EvaluationResult result) {
    List<ResourceSpecificResult> specific = result.resourceSpecificResults();
    String missing =
        Stream.concat(
                result.missingContextValues().stream(),
                specific.stream().flatMap(each -> each.missingContextValues().stream()))
            .distinct()
            .collect(joining(", "));
    if (!missing.isEmpty()) {
      return Optional.of(unclear(subject, "depends on " + missing));
    }
    String decision =
        specific.isEmpty()
            ? result.evalDecisionAsString()
            : specific.getFirst().evalResourceDecisionAsString();
    return switch (String.valueOf(decision)) {
      case "allowed" -> Optional.empty();
      case "implicitDeny", "explicitDeny" -> Optional.of(denied(subject, result));
      default -> Optional.of(unclear(subject, "IAM says " + decision));
    };
  }

  private static Finding denied(String subject, EvaluationResult result) {
    if (result.organizationsDecisionDetail() != null
        && Boolean.FALSE.equals(result.organizationsDecisionDetail().allowedByOrganizations())) {
      return Finding.fault(
          AREA,
          subject,
          "denied by a service control policy",
          "Ask who runs the organisation in AWS Organizations to allow it in this account.");
    }
    if (result.permissionsBoundaryDecisionDetail() != null
        && Boolean.FALSE.equals(
            result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())) {
      return Finding.fault(
          AREA,
          subject,
          "denied by the permissions boundary of the role",
          "Allow it in the boundary, or take the boundary off: aws iam delete-role-permissions-boundary");
    }
    return Finding.fault(
        AREA,
        subject,
        "denied (" + result.evalDecisionAsString() + ")",
        "A name of the course file that BucketPatterns or RepositoryPatterns do not match: deploy with it there. Else the role was changed by hand, which no deploy of the same template mends: give it back what AuditFunctionRole in template.yaml says.");
  }

  private static Finding unclear(String subject, String says) {
    return new Finding(
        AREA,
        subject,
        Status.COULD_NOT_ASK,
        says,
        "A simulation cannot tell: events/dry-run.json tries what is read, 'The first run' of docs/runbook.md the rest.");
  }
}
