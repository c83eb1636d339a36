package io.github.mlopsaudit.cli.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.cli.invoke.EmulatorBinary;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTools;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `sam deploy`, the real one, on the AWS that the variables lead to.
record SamDeploy(ProjectFolder project, Map<String, String> environment) {

  /// With the SAM CLI's own boto3: the AWS SDK for Java that Maven Central has is without
  /// CloudFormation in this version.
  private static final String DESCRIBE =
      """
      import boto3, json, sys

      stacks, stack = boto3.client("cloudformation"), sys.argv[1]
      outputs = stacks.describe_stacks(StackName=stack)["Stacks"][0].get("Outputs", [])
      found = stacks.describe_stack_resources(StackName=stack)["StackResources"]
      print(json.dumps({
          "name": stack,
          "outputs": {output["OutputKey"]: output["OutputValue"] for output in outputs},
          "resources": [{
              "logicalId": resource["LogicalResourceId"],
              "type": resource["ResourceType"],
              "physicalId": resource.get("PhysicalResourceId", ""),
              "status": resource["ResourceStatus"],
          } for resource in found],
      }))
      """;

  SamDeploy {
    Map<String, String> all = new HashMap<>(environment);
    all.put("SAM_CLI_TELEMETRY", "0");
    all.put("PYTHONDONTWRITEBYTECODE", "1");
    environment = Map.copyOf(all);
  }

  /// Deploys the built template. The code goes into the bucket, which must be there.
  ///
  /// @throws ToolException that ends with what SAM said, if the stack is not there afterwards
  DeployedStack deploy(String name, String bucket, Map<String, String> parameters) {
    try {
      Path folder = Files.createTempDirectory("deploy-local");
      Path template = BuiltTemplate.write(project, folder);
      List<String> words =
          new ArrayList<>(
              List.of(
                  "-m",
                  "samcli",
                  "deploy",
                  "--template-file",
                  template.toString(),
                  "--stack-name",
                  name,
                  "--s3-bucket",
                  bucket,
                  "--capabilities",
                  "CAPABILITY_IAM",
                  "--no-confirm-changeset",
                  "--no-progressbar",
                  "--parameter-overrides"));
      parameters.forEach((key, value) -> words.add(key + "=" + value));
      python("sam deploy", words);
      Files.delete(template);
      Files.delete(folder);
      String described = python("Describing the stack", List.of("-c", DESCRIBE, name));
      return new ObjectMapper().readValue(described, DeployedStack.class);
    } catch (JsonProcessingException e) {
      throw new ToolException("CloudFormation described no stack: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ToolException("Cannot deploy: " + e.getMessage(), e);
    }
  }

  private String python(String title, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(new PythonTools(project).python(EmulatorBinary.SAM).toString());
    command.addAll(words);
    Command done = Command.run(command, environment);
    if (!done.succeeded()) {
      throw new ToolException(title + " failed:\n" + done.output().strip());
    }
    return done.output();
  }
}
