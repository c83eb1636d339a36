package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.local.Destinations;
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
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// `./audit course check` and `push`.
final class CourseCommandTest {

  private static final LocalAws AWS = SharedLocalAws.get();
  private static final String NAME = "/mlops/course";
  private static final String COURSE =
      """
      name: 반 2026
      ends: 2026-12-24
      roster:
        - {number: "01", name: 김하늘}
        - {numbers: "02-15"}
        - {number: "20", role: instructor}
      trustedAccounts: ["210987654321"]
      checks:
        s3-versioning: {enabled: false}
        ecr-lifecycle: {severity: high}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void empty() {
    SharedLocalAws.empty();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("course.yaml"), text).toString();
  }

  private static Audited audit(String... arguments) {
    return Audited.with(AWS.environment(), arguments);
  }

  private static Parameter stored() {
    try (AwsClients clients =
        new AwsClients(AwsSettings.from(AWS.environment(), LocalAws.REGION))) {
      return clients.ssm().getParameter(r -> r.name(NAME)).parameter();
    }
  }

  @Test
  void saysWhatItUnderstood() throws IOException {
    Audited checked = audit("course", "check", file(COURSE));

    assertThat(checked.exitCode()).as(checked.err()).isZero();
    assertThat(checked.err()).isEmpty();
    assertThat(checked.out().lines())
        .contains(
            "class: 반 2026",
            "dates: no first day to 2026-12-24",
            "students: 15 (01 ... 15), 1 with a name",
            "instructors: 1 (20), 0 with a name",
            "trusted accounts: 210987654321",
            "checks switched off: s3-versioning",
            "checks switched on: none",
            "severity of ecr-lifecycle: high");
  }

  @Test
  void saysEveryMistakeWithItsLine() throws IOException {
    Audited checked = audit("course", "check", file("name: [a]\ncolour: red\nends: soon\n"));

    assertThat(checked.exitCode()).isEqualTo(2);
    assertThat(checked.out()).isEmpty();
    assertThat(checked.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("line 1: 'name' must be a single value"))
        .anyMatch(line -> line.contains("line 2: 'colour' is no key of a course file"))
        .anyMatch(line ->
            line.contains("line 3: 'ends' must be a date such as 2026-12-24, but is 'soon'"));
  }

  @Test
  void refusesWhatParameterStoreWouldNotTake() throws IOException {
    assertThat(audit("course", "check", file("")).err()).contains("the file is empty");
    assertThat(audit("course", "check", file("name: \"{{a}}\"")).err()).contains("has '{{'");
    assertThat(audit("course", "check", file("name: a\n" + "#".repeat(8192))).err())
        .contains("8,200 bytes", "holds 8,192 at the most");
    assertThat(audit("course", "check", folder.resolve("none.yaml").toString()).err())
        .contains("There is no file");
  }

  @Test
  void warnsOfWhatItTakesAndAPersonMayNotExpect() throws IOException {
    Audited checked =
        audit(
            "course", "check", file("buckets: [\"ml-{number}\"]\nroster: []\n" + "#".repeat(5000)));

    assertThat(checked.exitCode()).isZero();
    assertThat(checked.err())
        .contains(
            "the role of the function may read mlops-training-user*, which ml-* is not among",
            "BucketPatterns=ml-{number}",
            "Nobody is on the roster",
            "so it needs an advanced one");
  }

  @Test
  void warnsOfNothingWhereThePatternIsNarrowerThanTheRole() throws IOException {
    assertThat(audit("course", "check", file("buckets: [\"mlops-training-user{number}-a\"]")).err())
        .isEmpty();
  }

  @Test
  void putsTheFileWhereTheFunctionReadsIt() throws IOException {
    Audited pushed = audit("course", "push", file(COURSE), "--yes");

    assertThat(pushed.exitCode()).as(pushed.err()).isZero();
    assertThat(pushed.out())
        .contains("+ class: 반 2026", "it was read back", "CourseParameter=" + NAME);
    assertThat(stored().value()).isEqualTo(COURSE);
    assertThat(stored().type()).isEqualTo(ParameterType.STRING);
  }

  @Test
  void showsWhatChangesAndWritesNothingTwice() throws IOException {
    audit("course", "push", file(COURSE), "--yes");

    Audited again = audit("course", "push", file(COURSE));
    Audited changed =
        audit("course", "push", file(COURSE.replace("2026-12-24", "2026-12-31")), "--yes");
    Audited comment =
        audit("course", "push", file(COURSE.replace("12-24", "12-31") + "# end\n"), "--yes");

    assertThat(again.out()).contains("holds this text already");
    assertThat(changed.out().lines().filter(line -> line.matches("[+-] .*")))
        .containsExactly(
            "- dates: no first day to 2026-12-24", "+ dates: no first day to 2026-12-31");
    assertThat(comment.out()).contains("The text changes, and nothing of what these lines show");
    assertThat(stored().version()).isEqualTo(3L);
  }

  @Test
  void writesNothingThatIsWrongOrThatNobodyConfirmed() throws IOException {
    Audited unasked = audit("course", "push", file(COURSE));
    Audited wrong = audit("course", "push", file("colour: red"), "--yes");
    Audited name = audit("course", "push", file(COURSE), "--parameter", "course", "--yes");

    assertThat(unasked.exitCode()).isEqualTo(2);
    assertThat(unasked.err()).contains("give --yes");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(name.err()).contains("--parameter must be a name such as /mlops/course");
    try (AwsClients clients =
        new AwsClients(AwsSettings.from(AWS.environment(), LocalAws.REGION))) {
      assertThat(clients.ssm().describeParameters().parameters()).isEmpty();
    }
  }

  @Test
  void replacesWhatCannotBeRead() throws IOException {
    try (AwsClients clients =
        new AwsClients(AwsSettings.from(AWS.environment(), LocalAws.REGION))) {
      clients.ssm().putParameter(r -> r.name(NAME).type(ParameterType.STRING).value("a: ["));
    }

    assertThat(audit("course", "push", file(COURSE), "--yes").out())
        .contains("- what is there now cannot be read");
    assertThat(stored().value()).isEqualTo(COURSE);
  }

  @Test
  void showsNoEscapeOfWhatIsThereNow() throws IOException {
    try (AwsClients clients =
        new AwsClients(AwsSettings.from(AWS.environment(), LocalAws.REGION))) {
      clients
          .ssm()
          .putParameter(
              r -> r.name(NAME).type(ParameterType.STRING).value("\"\\e[31mcolour\": red"));
    }

    assertThat(audit("course", "push", file(COURSE), "--yes").out())
        .contains("what is there now cannot be read", "?[31mcolour")
        .doesNotContain("\u001b");
  }

  @Test
  void saysWhetherTheStackReadsIt() throws IOException {
    Destinations destinations = SampleClass.of(0).create(AWS.environment());
    try (DeployedClass deployed = DeployedClass.on(AWS, destinations)) {
      Map<String, String> environment = new HashMap<>(deployed.environment());
      String[] push = {"course", "push", file(COURSE), "--stack", DeployedClass.STACK, "--yes"};

      String deaf = Audited.with(environment, push).out();
      String deafStill = Audited.with(environment, push).out();
      environment.put("AUDIT_COURSE_PARAMETER", NAME);
      String reading = Audited.with(environment, push).out();

      assertThat(List.of(deaf, deafStill))
          .allMatch(out ->
              out.contains(
                  "The stack mlops-audit does not read it: deploy it with CourseParameter="
                      + NAME));
      assertThat(reading)
          .contains("The next run reads it", "docs/runbook.md, 'The first run'")
          .doesNotContain("run --publish");
    }
  }

  @Test
  void takesTheRegionThatWasNamed() throws IOException {
    assertThat(audit("course", "push", file(COURSE), "--region", "eu-west-1", "--yes").out())
        .contains("SSM parameter /mlops/course in eu-west-1");
  }

  @Test
  void asksForCheckOrPush() {
    assertThat(Audited.with(Map.of(), "course").exitCode()).isEqualTo(2);
  }
}
