package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The commands that work on the findings table, in the order in which an instructor comes to them.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TableCommandsTest {

  private static final LocalAws AWS = SharedLocalAws.get();
  private static Destinations destinations = new Destinations("", "", "", "");

  @BeforeAll
  static void createClass() {
    SharedLocalAws.empty();
    destinations = SampleClass.of(3).create(AWS.environment());
  }

  private static LocalDate today() {
    return LocalDate.now(Snapshot.CLASS_ZONE);
  }

  private static String inAMonth() {
    return today().plusDays(30).toString();
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(AWS.environment());
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_ROSTER", "01-03");
    environment.put("AUDIT_CLASS", "반 2026");
    return environment;
  }

  private static Audited audit(String... arguments) {
    return Audited.with(environment(), arguments);
  }

  private static String refused(String... arguments) {
    Audited audited = audit(arguments);
    assertThat(audited.exitCode()).as(audited.err()).isEqualTo(2);
    assertThat(audited.out()).isEmpty();
    return audited.err();
  }

  private static List<String> lines(String... arguments) {
    Audited audited = audit(arguments);
    assertThat(audited.exitCode()).as(audited.err()).isZero();
    return audited.out().lines().toList();
  }

  private static String openId(String check) {
    return lines("open", "--severity", "medium").stream()
        .filter(line -> line.contains(check))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void saysThatNothingIsRememberedYet() {
    assertThat(lines("runs")).singleElement().asString().startsWith("time (UTC)");
    assertThat(audit("runs").err()).isEqualTo("No run of class 반 2026 is remembered yet.\n");
    assertThat(lines("open")).singleElement().asString().startsWith("severity");
    assertThat(audit("open").err())
        .isEqualTo(
            "Nothing of class 반 2026 is open from severity low on, by the last remembered runs.\n");
    assertThat(lines("waivers")).singleElement().asString().startsWith("check");
    assertThat(audit("waivers").err()).isEqualTo("There is no waiver in class 반 2026.\n");
    assertThat(refused("history", "0123")).contains("Nothing is known of a finding '0123'");
  }

  @Test
  @Order(2)
  void listsRunsAndWhatIsOpen() {
    audit("run", "--publish");

    assertThat(lines("runs")).hasSize(2).last().asString().contains("complete", "100.0 %");
    assertThat(audit("runs").err()).isEmpty();
    List<String> open = lines("open", "--severity", "high");
    assertThat(open.getFirst()).contains("severity", "student", "check", "finding id");
    assertThat(open).anyMatch(line -> line.matches("high +03 +s3-public-policy .* 0 d +0x .*"));
    assertThat(open).noneMatch(line -> line.startsWith("low"));
    assertThat(lines("history", openId("s3-versioning")))
        .hasSize(2)
        .last()
        .asString()
        .contains("new", "medium", "mlops-training-user03");
  }

  @Test
  @Order(3)
  void waivesForAWhile() {
    assertThat(
            lines(
                "waive",
                "s3-versioning",
                "--student",
                "3",
                "--until",
                inAMonth(),
                "--reason",
                "실습 중 =cmd()"))
        .singleElement()
        .asString()
        .contains("Waived until " + inAMonth(), "student 03");
    assertThat(lines("waivers"))
        .last()
        .asString()
        .contains("s3-versioning", "03", "30 days", "실습 중", "arn:aws:");

    Audited run = audit("run", "--publish", "--lang", "en");

    assertThat(run.out()).contains("WAIVERS", "days left: 30", "실습 중");
    assertThat(lines("open", "--severity", "medium"))
        .noneMatch(line -> line.contains("s3-versioning"));
  }

  @Test
  @Order(4)
  void takesAWaiverBack() {
    assertThat(refused("unwaive", "s3-versioning", "--student", "04"))
        .contains("There is no such waiver; there are: s3-versioning --student 03 --resource *");
    String id = openIdBeforeWaiver();

    assertThat(lines("unwaive", "s3-versioning", "--student", "03"))
        .containsExactly("No longer waived: s3-versioning --student 03 --resource *");
    audit("run", "--publish");

    assertThat(openId("s3-versioning")).isEqualTo(id);
    assertThat(lines("history", id))
        .anyMatch(line -> line.contains(" waived "))
        .anyMatch(line -> line.contains(" waiver expired "));
    assertThat(refused("unwaive", "s3-versioning")).contains("There is no waiver.");
  }

  private static String openIdBeforeWaiver() {
    audit("unwaive", "s3-versioning", "--student", "03");
    audit("run", "--publish");
    String id = openId("s3-versioning");
    audit("waive", "s3-versioning", "--student", "03", "--until", inAMonth(), "--reason", "again");
    audit("run", "--publish");
    return id;
  }

  @Test
  @Order(5)
  void namesTheStudentAsTheRosterDoes() {
    lines("waive", "s3-versioning", "--student", "3", "--until", inAMonth(), "--reason", "one");

    assertThat(refused("unwaive", "s3-versioning", "--student", "0*"))
        .contains("There is no such waiver");
    assertThat(lines("unwaive", "s3-versioning", "--student", "3"))
        .containsExactly("No longer waived: s3-versioning --student 03 --resource *");
  }

  @Test
  @Order(6)
  void saysWhatAWaiverReplacesAndThatItCoversNothing() {
    String[] covering = {
      "waive", "s3-versioning", "--student", "03", "--until", inAMonth(), "--reason", "one"
    };
    assertThat(audit(covering).err()).isEmpty();
    assertThat(lines(covering))
        .singleElement()
        .asString()
        .contains("resource *, in the place of the waiver until " + inAMonth() + " by arn:aws:")
        .endsWith(". ./audit unwaive takes it back.");

    Audited typo =
        audit(
            "waive",
            "s3-*",
            "--resource",
            "mlops-trainin",
            "--until",
            inAMonth(),
            "--reason",
            "x y");

    assertThat(typo.exitCode()).isZero();
    assertThat(typo.out()).contains("Waived until").doesNotContain("in the place of");
    assertThat(typo.err()).startsWith("It covers nothing that is open");
    lines("unwaive", "s3-versioning", "--student", "03");
    lines("unwaive", "s3-*", "--resource", "mlops-trainin");
  }

  @Test
  @Order(7)
  void listsAsManyRunsAsWanted() {
    List<String> all = lines("runs");

    assertThat(all).hasSizeGreaterThan(3);
    assertThat(lines("runs", "--limit", "2")).isEqualTo(all.subList(0, 3));
    assertThat(lines("runs", "--limit", "10000")).isEqualTo(all);
    for (String limit : List.of("-1", "0", "10001")) {
      assertThat(refused("runs", "--limit=" + limit))
          .isEqualTo("--limit must be 1 to 10000, but is " + limit + "\n");
    }
    assertThat(refused("runs", "--limit", "abc")).contains("'abc' is not an int");
  }

  @Test
  void refusesWaiversForNoName() {
    String[][] bad = {
      {"", "--resource must be a name or a pattern, but is empty"},
      {" ", "--resource must be a name or a pattern, but is empty"},
      {"가".repeat(257), "--resource must have 256 characters at most, as the longest name"},
      {"a*b*c*d*e", "--resource may have 3 * at most, but is 'a*b*c*d*e'"},
    };
    for (String[] words : bad) {
      assertThat(
              refused(
                  "waive",
                  "s3-*",
                  "--resource",
                  words[0],
                  "--until",
                  inAMonth(),
                  "--reason",
                  "lab"))
          .contains(words[1])
          .hasLineCount(1);
    }
    assertThat(refused("waive", "s3-*", "--student", "", "--until", inAMonth(), "--reason", "lab"))
        .contains("--student must be a name");
    assertThat(refused("waive", "", "--until", inAMonth(), "--reason", "lab"))
        .contains("CHECK must be a name");
    assertThat(
            audit(
                    "waive",
                    "ecr-*",
                    "--resource",
                    "가".repeat(256),
                    "--until",
                    inAMonth(),
                    "--reason",
                    "lab")
                .exitCode())
        .isZero();
    lines("unwaive", "ecr-*", "--resource", "가".repeat(256));
  }

  @Test
  void refusesWaiversThatNobodyShouldGrant() {
    String[][] bad = {
      {"s3-versionning", "03", inAMonth(), "lab", "'s3-versionning' is no check and matches none"},
      {"[a-z]+", "03", inAMonth(), "lab", "'[a-z]+' is no check and matches none"},
      {"*", "03", inAMonth(), "lab", "would waive audit-coverage too"},
      {"s3-*", "99", inAMonth(), "lab", "'99' is no student of class"},
      {"s3-*", "0", inAMonth(), "lab", "'0' is no student of class"},
      {"s3-*", "03", today().minusDays(1).toString(), "lab", "--until must be " + today()},
      {"s3-*", "03", today().plusDays(91).toString(), "lab", "(90 days from today) or earlier"},
      {"s3-*", "03", "9999-12-31", "lab", "(90 days from today) or earlier"},
      {"s3-*", "03", "tomorrow", "lab", "tomorrow"},
      {"s3-*", "03", inAMonth(), "  x ", "--reason must say why"},
    };
    for (String[] words : bad) {
      assertThat(
              refused(
                  "waive",
                  words[0],
                  "--student",
                  words[1],
                  "--until",
                  words[2],
                  "--reason",
                  words[3]))
          .contains(words[4]);
    }
    assertThat(refused("waive", "s3-versioning", "--until", inAMonth())).contains("--reason");
    assertThat(refused("waive", "s3-versioning", "--reason", "lab")).contains("Say --until");
  }

  @Test
  void saysThatTheTableIsMissing() {
    Map<String, String> environment = environment();
    environment.remove("AUDIT_TABLE");
    assertThat(Audited.with(environment, "open").err()).contains("AUDIT_TABLE is not set");

    environment.put("AUDIT_TABLE", "nowhere");
    Audited audited = Audited.with(environment, "open");
    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("There is no DynamoDB table nowhere");
  }

  /// Else the class would be the one that the person's own variables name.
  @Test
  void takesTableAndClassOfTheStack() {
    try (DeployedClass deployed = DeployedClass.on(AWS, destinations)) {
      Map<String, String> environment = new HashMap<>(deployed.environment());
      environment.put("AUDIT_CLASS", "another");
      for (String command : List.of("runs", "open", "waivers")) {
        Audited audited = Audited.with(environment, command, "--stack", DeployedClass.STACK);
        assertThat(audited.exitCode()).as(audited.err()).isZero();
        assertThat(audited.err()).contains("class demo");
      }
      assertThat(
              Audited.with(
                      environment,
                      "waive",
                      "s3-versioning",
                      "--student",
                      "02",
                      "--until",
                      inAMonth(),
                      "--reason",
                      "lab",
                      "--stack",
                      DeployedClass.STACK)
                  .out())
          .contains("Waived until");
      assertThat(
              Audited.with(
                      environment,
                      "unwaive",
                      "s3-versioning",
                      "--student",
                      "02",
                      "--stack",
                      DeployedClass.STACK)
                  .out())
          .contains("No longer waived");
      assertThat(Audited.with(environment, "history", "0123", "--stack", DeployedClass.STACK).err())
          .contains("Nothing is known of a finding '0123'");
    }
  }

  @Test
  void theCourseEndsTheWaiver() throws IOException {
    Path file =
        Files.writeString(
            Files.createTempFile("course", ".yaml"),
            "starts: 2026-11-02\nends: " + today().plusDays(10) + "\n");

    assertThat(
            lines(
                "waive", "s3-lifecycle", "--reason", "not taught yet", "--course", file.toString()))
        .singleElement()
        .asString()
        .contains("Waived until " + today().plusDays(10), "student *");
  }
}
