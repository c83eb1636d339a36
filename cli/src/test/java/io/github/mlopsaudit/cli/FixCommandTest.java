package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./audit fix` on the local AWS, and its script with the real AWS CLI.
final class FixCommandTest {

  private static final LocalAws AWS = SharedLocalAws.get();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void createClass() {
    SharedLocalAws.empty();
    SampleClass.of(5).create(AWS.environment());
  }

  private static Audited audit(String... arguments) {
    Map<String, String> environment = new HashMap<>(AWS.environment());
    environment.put("AUDIT_ROSTER", "01-05");
    return Audited.with(environment, arguments);
  }

  @Test
  void theScriptOfAStudentMendsWhatItSays() throws IOException {
    Audited fix = audit("fix", "3");
    Path script = Files.writeString(folder.resolve("fix-03.sh"), fix.out());

    Command command =
        Command.run(
            List.of("bash", script.toString(), "--yes"), AwsCli.in(folder, AWS).environment());

    assertThat(fix.exitCode()).isZero();
    assertThat(fix.err()).contains("Read ");
    assertThat(fix.out())
        .startsWith("#!/usr/bin/env bash\n# ./audit fix 03: ")
        .contains("버킷 정책이 퍼블릭 액세스 허용 — mlops-training-user03")
        .doesNotContain("mlops-training-user04");
    assertThat(command.exitCode()).as(command.output()).isZero();
    assertThat(audit("run", "--student", "03", "--lang", "en").out())
        .doesNotContain("Bucket policy is public", "Versioning off", "Public access not blocked");
  }

  @Test
  void theClassGetsAScriptToo() throws IOException {
    Audited fix = audit("fix", "--class");
    Path script = Files.writeString(folder.resolve("fix-class.sh"), fix.out());

    assertThat(fix.exitCode()).isZero();
    assertThat(fix.out()).startsWith("#!/usr/bin/env bash\n# ./audit fix --class: ");
    assertThat(Command.run(List.of("bash", "-n", script.toString()), Map.of()).succeeded())
        .isTrue();
  }

  @Test
  void asksForAStudentOrTheClass() {
    for (List<String> wrong : List.of(List.of("fix"), List.of("fix", "03", "--class"))) {
      Audited audited = audit(wrong.toArray(String[]::new));

      assertThat(audited.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(audited.out()).isEmpty();
      assertThat(audited.err()).contains("NN", "--class");
    }
    assertThat(audit("fix", "77").err()).contains("Student 77 is not on the roster");
    assertThat(audit("fix", "kim").err()).contains("'kim' is no number");
  }
}
