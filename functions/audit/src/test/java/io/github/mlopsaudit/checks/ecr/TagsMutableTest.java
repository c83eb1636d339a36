package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.TagMutability;
import io.github.mlopsaudit.core.TagMutability.Mode;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TagsMutableTest {

  private static final Check CHECK = new TagsMutable();
  private static final String NAME = "mlops-user07-training";

  private static Snapshot tags(Mode mode, String... exclusions) {
    return snapshot(
        repository(NAME)
            .tagMutability(Reading.known(new TagMutability(mode, List.of(exclusions)))));
  }

  private static String judged(Mode mode, String... exclusions) {
    return Judged.by(CHECK, tags(mode, exclusions)).getFirst().replace("07 " + NAME + " ", "");
  }

  @Test
  void isOffUnlessTheCourseAsks() {
    assertThat(CHECK.rule().on()).isFalse();
  }

  @Test
  void passesTagsThatCannotBeMoved() {
    assertThat(judged(Mode.IMMUTABLE)).isEqualTo("PASS ecr-tag-immutability.pass []");
    assertThat(judged(Mode.IMMUTABLE_WITH_EXCLUSION, "latest", "dev-*"))
        .isEqualTo("PASS ecr-tag-immutability.pass.except [latest, dev-*]");
  }

  @Test
  void flagsTagsThatCan() {
    assertThat(judged(Mode.MUTABLE)).isEqualTo("FAIL info ecr-tag-immutability.fail.mutable []");
    assertThat(judged(Mode.MUTABLE_WITH_EXCLUSION, "v*"))
        .isEqualTo("FAIL info ecr-tag-immutability.fail.except [v*]");
  }

  @Test
  void flagsAnExclusionOfEverything() {
    assertThat(judged(Mode.IMMUTABLE_WITH_EXCLUSION, "latest", "*"))
        .isEqualTo("FAIL info ecr-tag-immutability.fail.all [latest, *]");
    assertThat(judged(Mode.IMMUTABLE_WITH_EXCLUSION, "**")).contains("fail.all");
  }

  @Test
  void doesNotKnowWhatIsUnreadable() {
    assertThat(
            Judged.by(
                CHECK,
                snapshot(repository(NAME).tagMutability(denied("ecr:DescribeRepositories")))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeRepositories, AccessDenied]");
  }

  @Test
  void remedyLeavesLatestMovable() {
    assertThat(Judged.remedy(CHECK, tags(Mode.MUTABLE), course()))
        .contains("--image-tag-mutability IMMUTABLE_WITH_EXCLUSION")
        .endsWith("-filters filterType=WILDCARD,filter=latest");
  }

  @Test
  void remedyKeepsTheExclusionsThatDoNotTakeEverythingOut() {
    assertThat(
            Judged.remedy(
                CHECK, tags(Mode.IMMUTABLE_WITH_EXCLUSION, "latest", "dev-*", "*"), course()))
        .endsWith("-filters filterType=WILDCARD,filter=latest 'filterType=WILDCARD,filter=dev-*'");
    assertThat(Judged.remedy(CHECK, tags(Mode.MUTABLE_WITH_EXCLUSION, "v*"), course()))
        .endsWith("-filters filterType=WILDCARD,filter=latest");
  }

  @Test
  void remedyAsksSinceAPushOfATagThatExistsIsThenRefused() {
    assertThat(CHECK.judge(tags(Mode.MUTABLE), course()))
        .singleElement()
        .satisfies(assessment ->
            assertThat(((Verdict.Fail) assessment.verdict()).remedy().asks()).isTrue());
  }
}
