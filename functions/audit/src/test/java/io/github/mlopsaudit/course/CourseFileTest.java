package io.github.mlopsaudit.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.CheckSettings;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Parameter;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Tier;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CourseFileTest {

  private static final List<Rule> CHECKS =
      List.of(
          new Rule("s3-mlflow-artifacts", Service.S3, Severity.MEDIUM, Tier.ALERT),
          new Rule("s3-block-public-access", Service.S3, Severity.HIGH, Tier.ALERT)
              .with(Parameter.flag("strict")),
          new Rule("s3-versioning", Service.S3, Severity.MEDIUM, Tier.ALERT),
          new Rule("ecr-tag-immutability", Service.ECR, Severity.INFO, Tier.REPORT)
              .with(new Parameter("days", 30, 1, 365), Parameter.flag("strict"))
              .off());

  private static Course read(String text) {
    return CourseFile.read("course.yaml", text, Given.course(), CHECKS);
  }

  @Test
  void readsEveryKey() {
    Course course =
        read(
            """
            name: mlops-2026a
            region: ap-northeast-1
            extraRegions: [us-east-1]
            language: en
            starts: 2026-11-02
            ends: 2026-12-24
            roster:
              - {number: "01", name: 김하늘, email: haneul@example.com}
              - {numbers: "02-03"}
              - {number: "20", role: instructor}
            buckets: ["mlops-training-user{number}"]
            repositories: ["mlops-user{number}-{component}", "mlops-training/user{number}"]
            components: [preprocessing, training]
            due: {s3-mlflow-artifacts: 2026-11-10}
            trustedAccounts: ["210987654321"]
            checks:
              s3-versioning: {enabled: false, severity: low}
              s3-block-public-access: {strict: true}
              ecr-tag-immutability: {enabled: true, days: 7}
            studentRole: arn:aws:iam::123456789012:role/class/mlops-user{number}
            """);

    assertThat(course.region()).isEqualTo("ap-northeast-1");
    assertThat(course.language()).isEqualTo(Language.EN);
    assertThat(course.starts()).isEqualTo(LocalDate.parse("2026-11-02"));
    assertThat(course.ends()).isEqualTo(LocalDate.parse("2026-12-24"));
    assertThat(course.roster())
        .containsExactly(
            new Student("01", "김하늘", "haneul@example.com", Student.Role.STUDENT),
            new Student("02", "", "", Student.Role.STUDENT),
            new Student("03", "", "", Student.Role.STUDENT),
            new Student("20", "", "", Student.Role.INSTRUCTOR));
    assertThat(course.repositories())
        .containsExactly(
            NamePattern.of("mlops-user{number}-{component}"),
            NamePattern.of("mlops-training/user{number}"));
    assertThat(course.components()).containsExactly("preprocessing", "training");
    assertThat(course.dueDate("s3-mlflow-artifacts")).isEqualTo(LocalDate.parse("2026-11-10"));
    assertThat(course.trustedAccounts()).containsExactly("210987654321");
    assertThat(course.studentRole())
        .contains(NamePattern.of("arn:aws:iam::123456789012:role/class/mlops-user{number}"));
    assertThat(course.checks().enabled())
        .containsOnly(entry("s3-versioning", false), entry("ecr-tag-immutability", true));
    assertThat(course.checks().severities()).containsEntry("s3-versioning", Severity.LOW);
    assertThat(course.checks().parameters().get("s3-block-public-access"))
        .containsEntry("strict", 1);
  }

  @Test
  void tellsEachCheckHowTheCourseWantsIt() {
    Rule rule = CHECKS.getLast();
    Parameter days = rule.parameters().getFirst();
    Parameter strict = rule.parameters().getLast();
    CheckSettings wanted =
        read("checks: {ecr-tag-immutability: {enabled: true, days: 7, strict: true}}").checks();

    assertThat(CheckSettings.DEFAULT.isOn(rule)).isFalse();
    assertThat(CheckSettings.DEFAULT.number(rule, days)).isEqualTo(30);
    assertThat(CheckSettings.DEFAULT.flag(rule, strict)).isFalse();
    assertThat(wanted.isOn(rule)).isTrue();
    assertThat(wanted.number(rule, days)).isEqualTo(7);
    assertThat(wanted.flag(rule, strict)).isTrue();
    assertThat(read("checks: {ecr-tag-immutability: {days: 1}}").checks().isOn(rule)).isFalse();
  }

  @Test
  void takesWhatItDoesNotSayFromTheBase() {
    Course course = read("name: other");

    assertThat(course.name()).isEqualTo("other");
    assertThat(course.roster()).isEqualTo(Given.course().roster());
    assertThat(course.buckets()).isEqualTo(Given.course().buckets());
    assertThat(read("# nothing yet")).isEqualTo(Given.course());
  }

  @Test
  void readsJsonToo() {
    assertThat(read("{\"name\": \"json\", \"roster\": []}").roster()).isEmpty();
  }

  // The formatter breaks a long row at its line breaks; as a text block it would be several rows.
  @SuppressWarnings("StringConcatToTextBlock")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'nmae: x'                            | line 1: 'nmae' is no key of a course file; there"
            + " are buckets",
        "'name: x\n"
            + "region: seoul'             | line 2: 'region' must be an AWS region such as"
            + " ap-northeast-2, but is 'seoul'",
        "'name: [a]'                          | line 1: 'name' must be a single value",
        "'name: a#b'                          | line 1: 'name' must have 1 to 64 characters, no #",
        "'name: a\nname: b'                   | line 2: 'name' stands twice",
        "'language: fr'                       | line 1: 'language' must be ko or en, but is 'fr'",
        "'ends: tomorrow'                     | line 1: 'ends' must be a date such as 2026-12-24,"
            + " but is 'tomorrow'",
        "'starts: 2026-12-01\nends: 2026-11-01' | line 2: 'ends' lies before 'starts'",
        "'roster: 15'                         | line 1: 'roster' must be a list",
        "'roster:\n- {number: x}'             | line 2: 'roster.number': 'x' is no student number",
        "'roster:\n- {number: 01-02}'         | line 2: 'roster.number' must be one number",
        "'roster:\n"
            + "- {numbers: 05-01}'        | line 2: 'roster.numbers': the range '05-01' runs"
            + " downwards",
        "'roster:\n- {name: 김하늘}'           | 'roster.number' must stand once in each roster entry",
        "'roster:\n"
            + "- {number: 01}\n"
            + "- {numbers: 01-03}' | line 3: 'roster.numbers' names student 01 a second time",
        "'roster:\n"
            + "- {number: 01, role: boss}' | line 2: 'roster.role' must be student or instructor,"
            + " but is 'boss'",
        "'roster:\n- {number: 01, phone: 1}'  | line 2: 'roster.phone' is no key of a roster entry",
        "'buckets: []'                        | line 1: 'buckets' needs at least one pattern",
        "'buckets: [mlops]'                   | line 1: 'buckets': 'mlops' has no {number}",
        "'buckets: [\"a{number}-{component}\"]' | line 1: 'buckets': {component} is for"
            + " repositories",
        "'repositories: [\"a{number}\"]'      | line 1: 'repositories': the first needs"
            + " {component}",
        "'repositories: [\"a{number}-{x}-{component}\"]' | has {x} once too often",
        "'components: [Training]'             | line 1: 'components' must be part of a repository"
            + " name",
        "'due: {s3-mlflow: 2026-11-10}'       | line 1: 'due.s3-mlflow' is no check; there are"
            + " ecr-tag-immutability, s3-block-public-access",
        "'trustedAccounts: [123]'             | line 1: 'trustedAccounts' must be an AWS account id"
            + " of 12 digits, but is '123'",
        "'checks: {s3-versioning: {enabled: maybe}}' | line 1: 'checks.s3-versioning.enabled' must"
            + " be true or false",
        "'checks: {s3-versioning: {severity: bad}}' | must be info, low, medium, high or critical,"
            + " but is 'bad'",
        "'checks: {s3-versioning: {strict: true}}' | 'checks.s3-versioning.strict' is no setting of"
            + " s3-versioning; there are enabled, severity",
        "'checks: {s3-block-public-access: {strict: 2}}' | 'checks.s3-block-public-access.strict'"
            + " must be true or false",
        "'checks:\n"
            + "  ecr-tag-immutability:\n"
            + "    days: 366' | line 3: 'checks.ecr-tag-immutability.days' must be a whole number"
            + " from 1 to 365, but is '366'",
        "'checks:\n"
            + "  ecr-tag-immutability: {days: 0}' | line 2: 'checks.ecr-tag-immutability.days' must"
            + " be a whole number from 1 to 365, but is '0'",
        "'checks: {ecr-tag-immutability: {days: -7}}' | must be a whole number from 1 to 365, but"
            + " is '-7'",
        "'checks: {ecr-tag-immutability: {days: 1.5}}' | must be a whole number from 1 to 365, but"
            + " is '1.5'",
        "'checks: {ecr-tag-immutability: {days: 99999999999}}' | must be a whole number from 1 to"
            + " 365",
        "'checks: {ecr-tag-immutability: {days: [7]}}' | 'checks.ecr-tag-immutability.days' must be"
            + " a single value",
        "'checks:\n"
            + "  ecr-tag-immutability:\n"
            + "    day: 7' | line 3: 'checks.ecr-tag-immutability.day' is no setting of"
            + " ecr-tag-immutability; there are days, enabled, severity, strict",
        "'checks: {ecr-tag-immutability: {strict: 1}}' | 'checks.ecr-tag-immutability.strict' must"
            + " be true or false, but is '1'",
        "'checks: {s3-versionin: {enabled: true}}' | 'checks.s3-versionin' is no check; there are"
            + " ecr-tag-immutability, s3-block",
        "'checks: [s3-versioning]'             | line 1: 'checks' must be keys with values",
        "'ends: 2026-12-24\n"
            + "due:\n"
            + "  s3-versioning: 2026-12-25' | line 3: 'due.s3-versioning' lies after 'ends',"
            + " 2026-12-24",
        "'due: {s3-versioning: }'              | line 1: 'due.s3-versioning' must be a single"
            + " value",
        "'studentRole: mlops-user{number}'     | line 1: 'studentRole' must be the ARN of a role or"
            + " user",
        "'studentRole: \"arn:aws:iam::1:role/{number}\"' | 'studentRole' must be the ARN of a role"
            + " or user",
        "'studentRole: \"arn:aws:iam::123456789012:role/{number}-{component}\"' | 'studentRole'"
            + " must be the ARN of a role or user",
        "'studentRole: [a]'                    | line 1: 'studentRole' must be a single value",
        "'studentRole: arn:aws:iam::123456789012:role/mlops' | line 1: 'studentRole' must be the"
            + " ARN of a role or user with {number} in it",
        "'checks: {s3-versioning: on}'        | line 1: 'checks.s3-versioning' must be keys with"
            + " values",
        "'name: \"unclosed'                   | this is not YAML",
        "'just a text'                        | line 1: the file must be keys with values",
      })
  void tellsAMistakeWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.translateEscapes()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("course.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void tellsEveryMistakeAtOnce() {
    String text =
        """
        name: "a#b"
        extraRegion: [us-east-1]
        starts: tomorrow
        ends: 2026-12-24
        roster:
          - {number: "01", role: guest}
          - {numbers: "02-04"}
          - {number: "03"}
        buckets: []
        due: {s3-versioning: 2027-01-01, s3-nothing: 2026-11-01}
        checks:
          s3-versioning: {severity: worst}
          s3-none: {enabled: false}
        """;

    assertThat(CourseFile.mistakes("course.yaml", text, Given.course(), CHECKS))
        .map(message -> message.replaceAll("(?s)^course.yaml line (\\d+): '([^']*)'.*", "$1 $2"))
        .containsExactlyInAnyOrder(
            "1 name",
            "2 extraRegion",
            "3 starts",
            "6 roster.role",
            "8 roster.number",
            "9 buckets",
            "10 due.s3-versioning",
            "10 due.s3-nothing",
            "12 checks.s3-versioning.severity",
            "13 checks.s3-none");
  }

  @Test
  void findsNoMistakeWhereThereIsNone() {
    assertThat(CourseFile.mistakes("course.yaml", "name: a", Given.course(), CHECKS)).isEmpty();
    assertThat(CourseFile.mistakes("course.yaml", "", Given.course(), CHECKS)).isEmpty();
  }

  @Test
  void tellsATextThatIsNoCourseFileAtAll() {
    assertThat(CourseFile.mistakes("course.yaml", "a: [", Given.course(), CHECKS))
        .singleElement()
        .asString()
        .contains("this is not YAML");
  }
}
