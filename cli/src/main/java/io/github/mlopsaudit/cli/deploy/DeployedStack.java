package io.github.mlopsaudit.cli.deploy;

import io.github.mlopsaudit.local.ToolException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What CloudFormation made of the template.
public record DeployedStack(String name, Map<String, String> outputs, List<Resource> resources) {

  /// A resource of the stack: `FindingsTable`, `AWS::DynamoDB::Table`, the name that it got, and
  /// `CREATE_COMPLETE`.
  public record Resource(String logicalId, String type, String physicalId, String status) {}

  public DeployedStack {
    outputs = Map.copyOf(outputs);
    resources = List.copyOf(resources);
  }

  /// An output of the stack.
  ///
  /// @throws ToolException if the template has none of this name
  public String output(String key) {
    return Optional.ofNullable(outputs.get(key))
        .orElseThrow(() -> new ToolException("The stack has no output " + key));
  }

  /// The name or ARN of a resource.
  ///
  /// @throws ToolException if the template has no resource of this logical id
  public String physicalId(String logicalId) {
    return resources.stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .map(Resource::physicalId)
        .orElseThrow(() -> new ToolException("The stack has no resource " + logicalId));
  }
}
