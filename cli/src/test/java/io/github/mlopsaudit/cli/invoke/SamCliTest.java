package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The SAM CLI on the template of this project.
@Tag("slow")
final class SamCliTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final String TEMPLATE = PROJECT.path().resolve("template.yaml").toString();

  private static final String CFN_LINT = "from cfnlint.runner import main; main()";

  @Test
  void findsNoFaultWithTheTemplate() throws IOException {
    Command command = python("-m", "samcli", "validate", "--lint", "--template-file", TEMPLATE);

    assertThat(command.output()).contains("is a valid SAM Template");
    assertThat(command.exitCode()).isZero();
  }

  @Test
  void lintsWithoutEvenAHint() throws IOException {
    Command command = python("-c", CFN_LINT, "--include-checks", "I", "--", TEMPLATE);

    assertThat(command).isEqualTo(new Command(0, ""));
  }

  /// With Maven left out: it would make the folders anew while other tests use them. That Maven
  /// makes the same of a clean copy is shown by tools/reproducible.
  @Test
  void buildsTheFoldersThatMavenMade(@TempDir Path built) throws IOException {
    Command command =
        python(
            "-m", "samcli", "build", "--template-file", TEMPLATE, "--build-dir", built.toString());

    assertThat(command.exitCode()).as(command.output()).isZero();
    assertThat(sizes(built.resolve("AuditFunction")))
        .isEqualTo(sizes(LambdaFunction.audit(PROJECT).artifact()));
    assertThat(sizes(built.resolve("SlackNotifierFunction")))
        .isEqualTo(sizes(LambdaFunction.slackNotifier(PROJECT).artifact()));
  }

  private static Map<String, Long> sizes(Path folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(folder.relativize(file).toString(), Files.size(file));
      }
    }
    return sizes;
  }

  private static Command python(String... words) throws IOException {
    Path python = new PythonTools(PROJECT).python(EmulatorBinary.SAM);
    return Command.run(
        Stream.concat(Stream.of(python.toString()), Stream.of(words)).toList(),
        Map.of("SAM_CLI_TELEMETRY", "0", "AWS_DEFAULT_REGION", "ap-northeast-2", "MAVEN", "true"));
  }
}
