package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigurationTest {

  @Test
  void describesTheCourseWithoutAnyVariable() {
    Configuration configuration = new Configuration(Map.of());
    Course course = configuration.course();

    assertThat(course.region()).isEqualTo("ap-northeast-2");
    assertThat(course.language()).isEqualTo(Language.KO);
    assertThat(course.roster()).hasSize(16);
    assertThat(course.roster().getLast())
        .isEqualTo(new Student("20", "", "", Student.Role.INSTRUCTOR));
    assertThat(course.components()).containsExactly("preprocessing", "training", "inference");
    assertThat(course.bucketName(course.roster().getFirst())).isEqualTo("mlops-training-user01");
    assertThat(configuration.table()).isEmpty();
    assertThat(configuration.topic()).isEmpty();
    assertThat(configuration.reportBucket()).isEmpty();
  }

  @Test
  void takesAnEmptyVariableForUnset() {
    assertThat(new Configuration(Map.of("AUDIT_TABLE", "", "AWS_REGION", " ")).table()).isEmpty();
  }

  @Test
  void theClassMayBeInAnotherRegionThanTheAudit() {
    Configuration configuration =
        new Configuration(Map.of("AWS_REGION", "us-east-1", "AUDIT_REGION", "eu-west-1"));

    assertThat(configuration.course().region()).isEqualTo("eu-west-1");
    assertThat(configuration.aws().region()).isEqualTo("us-east-1");
    assertThat(new Configuration(Map.of("AWS_REGION", "us-east-1")).course().region())
        .isEqualTo("us-east-1");
  }

  @Test
  void callsAsManyAtOnceAsItIsTold() {
    assertThat(new Configuration(Map.of("AUDIT_CONCURRENCY", "8")).aws().concurrency())
        .isEqualTo(8);
    assertThat(new Configuration(Map.of()).aws().concurrency()).isEqualTo(64);
    assertThatThrownBy(() -> new Configuration(Map.of("AUDIT_CONCURRENCY", "0")).aws())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("AUDIT_CONCURRENCY must be a number of calls from 1 to 999");
  }

  @Test
  void aRosterMayBeEmpty() {
    Map<String, String> nobody = Map.of("AUDIT_ROSTER", "none", "AUDIT_INSTRUCTORS", "none");

    assertThat(new Configuration(nobody).course().roster()).isEmpty();
  }

  @Test
  void knowsBothWaysOfNamingRepositories() {
    Course course = new Configuration(Map.of()).course();

    assertThat(course.repositories())
        .anyMatch(pattern -> pattern.matches("mlops-user01-training"))
        .anyMatch(pattern -> pattern.matches("mlops-training/user01/training"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUDIT_REGION       | seoul        | AUDIT_REGION must be an AWS region such as ap-northeast-2, but is 'seoul'",
        "AUDIT_LANGUAGE     | fr           | AUDIT_LANGUAGE must be ko or en, but is 'fr'",
        "AUDIT_ROSTER       | 01-x         | AUDIT_ROSTER: '01-x' is no student number and no range such as 01-15",
        "AUDIT_INSTRUCTORS  | 15           | AUDIT_INSTRUCTORS names student 15 a second time",
        "AUDIT_BUCKETS      | mlops        | AUDIT_BUCKETS: 'mlops' has no {number}",
        "AUDIT_REPOSITORIES | a{number}    | AUDIT_REPOSITORIES: the first needs {component}",
        "AUDIT_CLASS        | a#b          | AUDIT_CLASS must have 1 to 64 characters, no #",
        "AUDIT_TRUSTED_ACCOUNTS | 12       | AUDIT_TRUSTED_ACCOUNTS must be an AWS account id of 12 digits",
      })
  void tellsAMistakeWithTheVariable(String name, String value, String message) {
    assertThatThrownBy(() -> new Configuration(Map.of(name, value)).course())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void findsARegionThatAwsDoesNotHave() {
    Configuration configuration = new Configuration(Map.of("AWS_REGION", "ap-northeast-9"));

    assertThatThrownBy(() -> configuration.requireKnownRegions(configuration.course()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'ap-northeast-9' is no AWS region");
  }

  @Test
  void tellsStudentsOnlyWhereAsked() {
    assertThat(new Configuration(Map.of()).tellsStudents()).isFalse();
    assertThat(new Configuration(Map.of("AUDIT_STUDENT_MAIL", "")).tellsStudents()).isFalse();
    assertThat(new Configuration(Map.of("AUDIT_STUDENT_MAIL", "true")).tellsStudents()).isTrue();
    assertThatThrownBy(() -> new Configuration(Map.of("AUDIT_STUDENT_MAIL", "yes")).tellsStudents())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("AUDIT_STUDENT_MAIL must be true or false, but is 'yes'");
  }
}
