package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  private static Options read(Map<String, Object> detail) {
    return Options.of(detail, Given.course());
  }

  @Test
  void looksAtEverythingAndTellsWhereNothingIsSaid() {
    assertThat(read(Map.of())).isEqualTo(new Options(Selection.ALL, false, true));
  }

  @Test
  void readsEachOption() {
    Map<String, Object> detail =
        Map.of(
            "students", List.of("07"), "services", List.of("s3"), "dryRun", true, "notify", false);

    assertThat(read(detail))
        .isEqualTo(new Options(new Selection(Set.of("07"), Set.of(Service.S3)), true, false));
  }

  @Test
  void findsAStudentOfTheRosterWithoutTheZero() {
    assertThat(read(Map.of("students", List.of(7))).selection().students()).containsExactly("07");
  }

  @Test
  void takesANumberOffTheRoster() {
    assertThat(read(Map.of("students", List.of("99"))).selection().students())
        .containsExactly("99");
  }

  @Test
  void refusesWhatItDoesNotKnowAndListsWhatIsAllowed() {
    refuses(
        Map.of("student", "07"),
        "detail.student is no option; there are dryRun, notify, reportLink, services, students");
    refuses(
        Map.of("students", List.of("kim")), "student 'kim' is no number and not on the roster: 07");
    refuses(Map.of("services", List.of("iam")), "service 'iam' is not one of s3, ecr");
    refuses(Map.of("students", "07"), "detail.students must be a list such as [\"07\"], but is 07");
    refuses(Map.of("students", List.of(List.of())), "detail.students must be a list");
    refuses(Map.of("dryRun", "yes"), "detail.dryRun must be true or false, but is yes");
  }

  private static void refuses(Map<String, Object> detail, String message) {
    assertThatThrownBy(() -> read(detail))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}
