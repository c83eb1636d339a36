package io.github.mlopsaudit.cli.privilege;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.cli.invoke.EmulatorBinary;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// AWS's service authorization reference, as cfn-lint has it, which comes with the SAM CLI.
record AuthorizationReference(JsonNode services) {

  private static final String WHERE =
      "import importlib.util as u, pathlib as p;"
          + "print(p.Path(u.find_spec('cfnlint').origin).parent"
          + " / 'data/AdditionalSpecs/Policies.json')";

  static AuthorizationReference read() throws IOException {
    Path python = new PythonTools(ProjectFolder.find()).python(EmulatorBinary.SAM);
    Command where = Command.run(List.of(python.toString(), "-c", WHERE), Map.of());
    Path file = Path.of(where.output().strip());
    return new AuthorizationReference(new ObjectMapper().readTree(file.toFile()));
  }

  /// Whether AWS has such an action, `s3:GetObject`.
  boolean knows(String action) {
    return !find(action).isMissingNode();
  }

  /// Whether the action can be allowed on less than everything.
  boolean hasResources(String action) {
    return !find(action).path("Resources").isEmpty();
  }

  private JsonNode find(String action) {
    String[] words = action.toLowerCase(Locale.ROOT).split(":", 2);
    return services.path(words[0]).path("Actions").path(words[1]);
  }
}
