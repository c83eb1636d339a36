package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.course;
import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository.Images;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImageMissingTest {

  private static final Check CHECK = new ImageMissing();
  private static final String NAME = "mlops-user07-training";
  private static final Reading<Images> NONE = Reading.known(Images.NONE);

  @Test
  void tellsHowManyAndTheNewestPushInTheClassesTime() {
    assertThat(Judged.by(CHECK, snapshot(repository(NAME))))
        .containsExactly("07 " + NAME + " PASS ecr-image-pushed.pass [1, 2026-11-23]");
  }

  @Test
  void saysAtLeastWhereNotAllWereCounted() {
    Reading<Images> many =
        Reading.known(new Images(new Count(10_000, false), Optional.empty(), List.of(), Set.of()));

    assertThat(Judged.by(CHECK, snapshot(repository(NAME).images(many))))
        .containsExactly("07 " + NAME + " PASS ecr-image-pushed.pass [≥ 10000, -]");
  }

  @Test
  void flagsARepositoryWithoutImage() {
    assertThat(Judged.by(CHECK, snapshot(repository(NAME).images(NONE))))
        .containsExactly("07 " + NAME + " FAIL info ecr-image-pushed.fail []");
  }

  @Test
  void doesNotCallARepositoryEmptyThatWasNotListedToItsEnd() {
    Images cut = new Images(new Count(0, false), Optional.empty(), List.of(), Set.of());

    assertThat(Judged.by(CHECK, snapshot(repository(NAME).images(Reading.known(cut)))))
        .containsExactly("07 " + NAME + " UNKNOWN ecr-image-pushed.unknown []");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(Judged.by(CHECK, snapshot(repository(NAME).images(denied("ecr:DescribeImages")))))
        .containsExactly(
            "07 " + NAME + " UNKNOWN unknown.DENIED [ecr:DescribeImages, AccessDenied]");
  }

  @Test
  void remedySaysHowToPushAndRunsNothing() {
    assertThat(Judged.remedy(CHECK, snapshot(repository(NAME).images(NONE)), course()))
        .contains("--password-stdin 123456789012.dkr.ecr.ap-northeast-2.amazonaws.com\n")
        .satisfies(remedy -> assertThat(remedy.lines()).allMatch(line -> line.startsWith("# ")));
  }
}
