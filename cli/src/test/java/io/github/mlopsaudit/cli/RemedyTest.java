package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that the audit prints, run as they are with the real AWS CLI on the local AWS.
final class RemedyTest {

  private static final LocalAws AWS = SharedLocalAws.get();

  @TempDir private Path folder = Path.of("");

  @Test
  void mendWhatTheyAreFor() throws IOException {
    SharedLocalAws.empty();
    SampleClass.of(15).create(AWS.environment());
    Set<String> faults = faults();

    run(remedies());
    Set<String> left = faults();
    // What was made anew has faults of its own, which are not these.
    left.retainAll(faults);

    assertThat(faults)
        .contains(
            "ecr-lifecycle mlops-user08-training",
            "ecr-repository-exists mlops-user05-inference",
            "ecr-scan-on-push mlops-training/user13/training",
            "s3-block-public-access mlops-training-user13",
            "s3-bucket-exists mlops-training-user07",
            "s3-public-policy mlops-training-user03",
            "s3-versioning mlops-training-user11");
    assertThat(left)
        // Only people can do the rest: run an experiment, delete a bucket after looking at its
        // copy, choose another name.
        .allMatch(fault ->
            fault.matches(
                "s3-(mlflow|pipeline)-artifacts .*|s3-bucket-region .*|.* mlops-training-user14"))
        .contains("s3-bucket-region mlops-training-user05");
    assertThat(aws().run("s3", "ls", "s3://moving-mlops-training-user05", "--recursive").output())
        .contains("mlflow-artifacts/");
    assertThat(aws().run("s3", "ls", "s3://mlops-training-user05", "--recursive").output())
        .contains("mlflow-artifacts/");
  }

  private static JsonNode assessments() throws IOException {
    Audited audited = Audited.with(AWS.environment(), "run", "--format", "json");
    return new ObjectMapper().readTree(audited.out()).path("assessments");
  }

  private static Set<String> faults() throws IOException {
    Set<String> faults = new TreeSet<>();
    for (JsonNode assessment : assessments()) {
      if (assessment.path("verdict").asText().equals("FAIL")) {
        faults.add(assessment.path("check").asText() + " " + assessment.path("resource").asText());
      }
    }
    return faults;
  }

  private static Set<String> remedies() throws IOException {
    Set<String> remedies = new LinkedHashSet<>();
    for (JsonNode assessment : assessments()) {
      if (assessment.path("verdict").asText().equals("FAIL")) {
        remedies.add(assessment.path("remediation").asText());
      }
    }
    return remedies;
  }

  private void run(Set<String> remedies) throws IOException {
    Path script = Files.writeString(folder.resolve("remedies.sh"), String.join("\n", remedies));
    Command command =
        Command.run(
            List.of("bash", "-c", "cd '" + folder + "' && . '" + script + "'"),
            aws().environment());

    assertThat(command.output()).doesNotContain("Traceback", "command not found", "syntax error");
  }

  private AwsCli aws() {
    return new AwsCli(folder, AWS);
  }
}
