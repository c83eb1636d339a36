package io.github.mlopsaudit.cli.deploy;

import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.cli.invoke.RuntimeEmulator;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;

/// Starts functions as they were deployed: the code that was uploaded, the variables, the time and
/// the role that the stack gave them. `more` are variables for each of them beside those.
record DeployedFunctions(
    ProjectFolder project,
    Caller operator,
    Path folder,
    PrintStream log,
    Map<String, String> more) {

  RuntimeEmulator start(String name) {
    try (LambdaClient lambda = operator.lead(LambdaClient.builder()).build()) {
      GetFunctionResponse deployed = lambda.getFunction(request -> request.functionName(name));
      FunctionConfiguration configuration = deployed.configuration();
      Path artifact = unpack(URI.create(deployed.code().location()), folder.resolve(name));
      LambdaFunction function =
          new LambdaFunction(
              name,
              artifact,
              configuration.handler(),
              configuration.timeout(),
              configuration.memorySize(),
              Map.of());
      // Over the function's own, which leave out where AWS is.
      Map<String, String> variables = new HashMap<>(configuration.environment().variables());
      variables.putAll(operator.as(configuration.role()));
      variables.putAll(more);
      return RuntimeEmulator.start(project, function, variables, log);
    } catch (IOException e) {
      throw new ToolException("Cannot unpack the code of " + name + ": " + e.getMessage(), e);
    }
  }

  private static Path unpack(URI code, Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    try (InputStream download = code.toURL().openStream();
        ZipInputStream zip = new ZipInputStream(download)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
          throw new IOException("The code leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
    return root;
  }
}
