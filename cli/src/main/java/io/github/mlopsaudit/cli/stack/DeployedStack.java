package io.github.mlopsaudit.cli.stack;

import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/// The stack as it is deployed: its status (`UPDATE_COMPLETE`), parameters, outputs and resources,
/// and the variables and the role of that version of its function which the schedule starts.
public record DeployedStack(
    String name,
    String status,
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<Resource> resources,
    String function,
    Map<String, String> variables,
    String role) {

  /// What reading one needs.
  public static final String ACTIONS =
      "cloudformation:DescribeStacks and ListStackResources, and lambda:GetFunctionConfiguration";

  /// The alias that the schedule starts: after a roll-back not the newest version.
  private static final String LIVE = "live";

  /// A resource of the stack: `HeartbeatAlarm`, `AWS::CloudWatch::Alarm`, its name or ARN at AWS,
  /// and `CREATE_COMPLETE`.
  public record Resource(String logicalId, String type, String physicalId, String status) {}

  public DeployedStack {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    resources = List.copyOf(resources);
    variables = Map.copyOf(variables);
  }

  /// Asks CloudFormation and Lambda.
  ///
  /// @throws ConfigurationException if there is no such stack here; with a cause if it cannot be
  ///   asked for
  public static DeployedStack read(OperatorClients clients, String name) {
    try (CloudFormationClient cloudFormation = clients.cloudFormation()) {
      Stack stack = cloudFormation.describeStacks(r -> r.stackName(name)).stacks().getFirst();
      List<Resource> resources =
          cloudFormation
              .listStackResourcesPaginator(r -> r.stackName(name))
              .stackResourceSummaries()
              .stream()
              .map(r ->
                  new Resource(
                      r.logicalResourceId(),
                      r.resourceType(),
                      Optional.ofNullable(r.physicalResourceId()).orElse(""),
                      r.resourceStatusAsString()))
              .toList();
      Map<String, String> outputs =
          stack.outputs().stream()
              .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
      String function =
          Optional.ofNullable(outputs.get("AuditFunctionName"))
              .orElseThrow(() ->
                  new ConfigurationException(
                      "The stack %s has no output AuditFunctionName (status %s): it is not one of this template, or its first deploy failed. Deploy it: sam deploy --stack-name %s"
                          .formatted(name, stack.stackStatusAsString(), name)));
      GetFunctionConfigurationResponse deployed = function(clients, function);
      return new DeployedStack(
          name,
          stack.stackStatusAsString(),
          stack.parameters().stream()
              .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue)),
          outputs,
          resources,
          function,
          deployed.environment() == null ? Map.of() : deployed.environment().variables(),
          deployed.role());
    } catch (ResourceNotFoundException e) {
      throw new ConfigurationException(
          "The function of the stack %s is gone, or its alias %s: somebody has deleted it. docs/runbook.md, 'Changed by hand'"
              .formatted(name, LIVE));
    } catch (AwsServiceException e) {
      throw noStack(clients, name, e);
    } catch (SdkException e) {
      throw new ConfigurationException("AWS does not answer: " + e.getMessage(), e);
    }
  }

  private static GetFunctionConfigurationResponse function(
      OperatorClients clients, String function) {
    try (var lambda = clients.lambda()) {
      return lambda.getFunctionConfiguration(r -> r.functionName(function).qualifier(LIVE));
    }
  }

  private static ConfigurationException noStack(
      OperatorClients clients, String name, AwsServiceException e) {
    if (String.valueOf(e.getMessage()).contains("does not exist")) {
      return new ConfigurationException(
          "There is no stack %s in %s. Is AWS_REGION right, or --stack? Deployed are: aws cloudformation list-stacks --stack-status-filter CREATE_COMPLETE UPDATE_COMPLETE"
              .formatted(name, clients.region()));
    }
    return new ConfigurationException(
        "The stack %s cannot be read: %s. You need %s.".formatted(name, e.getMessage(), ACTIONS),
        e);
  }

  /// The physical ids of the resources of this type.
  public List<String> ofType(String type) {
    return resources.stream()
        .filter(resource -> resource.type().equals(type))
        .map(Resource::physicalId)
        .toList();
  }

  public Optional<String> parameter(String key) {
    return Optional.ofNullable(parameters.get(key)).filter(value -> !value.isEmpty());
  }

  public Optional<String> output(String key) {
    return Optional.ofNullable(outputs.get(key));
  }

  /// An output that each stack of this template has.
  ///
  /// @throws ConfigurationException if it is of another
  public String require(String key) {
    return output(key)
        .orElseThrow(
            () -> new ConfigurationException("The stack %s has no output %s".formatted(name, key)));
  }
}
