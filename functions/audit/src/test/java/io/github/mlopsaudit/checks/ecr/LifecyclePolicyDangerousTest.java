package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.repository;
import static io.github.mlopsaudit.checks.Given.snapshot;
import static io.github.mlopsaudit.checks.GivenRepository.KEEP_TEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenRepository;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Repository.Images;
import io.github.mlopsaudit.core.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The night of the tests is 2026-11-23 in the class, the newest image has the tag v1.0.0.
final class LifecyclePolicyDangerousTest {

  private static final Check CHECK = new LifecyclePolicyDangerous();
  private static final String NAME = "mlops-training/user07/training";

  private static ImageRule keep(int priority, String tagStatus, int images) {
    return new ImageRule(
        priority, tagStatus, List.of(), List.of(), "imageCountMoreThan", images, "expire");
  }

  private static ImageRule days(int priority, String tagStatus, int days) {
    return new ImageRule(
        priority, tagStatus, List.of(), List.of(), "sinceImagePushed", days, "expire");
  }

  private static ImageRule prefixes(int priority, String... prefixes) {
    return new ImageRule(
        priority, "tagged", List.of(prefixes), List.of(), "imageCountMoreThan", 10, "expire");
  }

  private static ImageRule patterns(int priority, String... patterns) {
    return new ImageRule(
        priority, "tagged", List.of(), List.of(patterns), "imageCountMoreThan", 10, "expire");
  }

  private static ImageRule words(String countType, String action) {
    return new ImageRule(4, "tagged", List.of("v"), List.of(), countType, 1, action);
  }

  private static GivenRepository with(ImageRule... rules) {
    return repository(NAME).lifecyclePolicy(Reading.known(new LifecyclePolicy(List.of(rules))));
  }

  private static String judged(GivenRepository repository, GivenCourse course) {
    return Judged.by(CHECK, snapshot(repository), course.build())
        .getFirst()
        .replace("07 " + NAME + " ", "");
  }

  private static String judged(ImageRule... rules) {
    return judged(with(rules), new GivenCourse());
  }

  @Test
  void passesThePolicyThatTheCoursePageTeaches() {
    assertThat(judged(KEEP_TEN)).isEqualTo("PASS ecr-lifecycle-danger.pass [1]");
  }

  @Test
  void leavesAMissingPolicyToTheOtherCheck() {
    assertThat(judged()).isEqualTo("NOT_APPLICABLE ecr-lifecycle-danger.na []");
  }

  @Test
  void flagsARuleThatKeepsTooFewImages() {
    assertThat(judged(keep(1, "any", 2)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.few [1, 2, 3]");
    assertThat(judged(keep(1, "any", 3))).startsWith("PASS");
    assertThat(judged(keep(1, "tagged", 1), KEEP_TEN_LAST))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.few [1, 1, 3]");
  }

  private static final ImageRule KEEP_TEN_LAST = keep(9, "any", 10);

  @Test
  void theCourseSaysHowManyAreTooFew() {
    assertThat(
            judged(
                with(keep(1, "any", 4)),
                new GivenCourse().parameter("ecr-lifecycle-danger", "minimumImages", 5)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.few [1, 4, 5]");
  }

  @Test
  void flagsARuleThatDeletesWhatTheCourseStillNeeds() {
    GivenCourse thirtyDaysLeft = new GivenCourse().ends("2026-12-23");

    assertThat(judged(with(days(1, "any", 29)), thirtyDaysLeft))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.soon [1, 29, 2026-11-23, 2026-12-23]");
    assertThat(judged(with(days(1, "any", 30)), thirtyDaysLeft)).startsWith("PASS");
    assertThat(judged(with(days(1, "any", 1)), new GivenCourse().ends("2026-11-22")))
        .startsWith("PASS");
  }

  private static Reading<Images> pushed(String... days) {
    List<Image> newest =
        Stream.of(days)
            .map(day -> new Image("sha256:" + day, List.of(day), Instant.parse(day + "T03:00:00Z")))
            .toList();
    return Reading.known(
        new Images(
            new Count(newest.size(), true), newest.stream().findFirst(), newest, Set.of(days)));
  }

  @Test
  void countsFromThePushOfTheOldestOfTheNewestImages() {
    GivenCourse fiveDaysLeft = new GivenCourse().ends("2026-11-28");

    assertThat(
            judged(
                with(days(1, "any", 14)).images(pushed("2026-11-20", "2026-11-13")), fiveDaysLeft))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.soon [1, 14, 2026-11-13, 2026-11-28]");
    assertThat(judged(with(days(1, "any", 15)).images(pushed("2026-11-13")), fiveDaysLeft))
        .startsWith("PASS");
  }

  @Test
  void countsFromTodayWhereNoImageIsThereYet() {
    GivenCourse thirtyDaysLeft = new GivenCourse().ends("2026-12-23");

    assertThat(judged(with(days(1, "any", 29)).images(pushed()), thirtyDaysLeft))
        .contains("fail.soon [1, 29, 2026-11-23, ");
    assertThat(judged(with(days(1, "any", 30)).images(pushed()), thirtyDaysLeft))
        .startsWith("PASS");
  }

  @Test
  void noCourseNeedsAnImageBeforeItStarts() {
    GivenCourse toCome = new GivenCourse().starts("2026-12-01").ends("2026-12-23");

    assertThat(judged(with(days(1, "any", 21)), toCome))
        .contains("fail.soon [1, 21, 2026-12-01, 2026-12-23]");
    assertThat(judged(with(days(1, "any", 22)), toCome)).startsWith("PASS");
  }

  @Test
  void doesNotKnowWhetherAnAgeIsTooSoonForImagesThatItCannotSee() {
    GivenCourse thirtyDaysLeft = new GivenCourse().ends("2026-12-23");
    Reading<Images> unseen = denied("ecr:DescribeImages");

    assertThat(judged(with(days(1, "any", 30)).images(unseen), thirtyDaysLeft))
        .isEqualTo("UNKNOWN unknown.DENIED [ecr:DescribeImages, AccessDenied]");
    assertThat(judged(with(days(1, "any", 29)).images(unseen), thirtyDaysLeft))
        .startsWith("FAIL low");
    assertThat(judged(with(days(1, "any", 1)).images(unseen), new GivenCourse().ends("2026-11-22")))
        .startsWith("PASS");
  }

  @Test
  void warnsOfAnAgeWhereTheCourseNamesNoEnd() {
    assertThat(judged(days(1, "any", 365)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.no-end [1, 365]");
    assertThat(judged(days(1, "untagged", 1))).startsWith("PASS");
    assertThat(fail(with(days(1, "any", 365)), new GivenCourse()).remedy().commands())
        .contains("in [1, ]");
  }

  @Test
  void rulesForUntaggedImagesAreNoDanger() {
    assertThat(judged(with(days(1, "untagged", 1)), new GivenCourse().ends("2026-12-23")))
        .isEqualTo("PASS ecr-lifecycle-danger.pass.untagged []");
    assertThat(judged(keep(1, "untagged", 1), KEEP_TEN_LAST))
        .isEqualTo("PASS ecr-lifecycle-danger.pass [2]");
  }

  @Test
  void flagsPrioritiesThatEcrForbids() {
    assertThat(judged(keep(1, "untagged", 5), keep(1, "any", 10)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.priority [1]");
    assertThat(judged(keep(1, "any", 10), keep(2, "untagged", 5)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.order [1]");
  }

  @Test
  void tellsARuleThatNoTagIsLike() {
    assertThat(judged(prefixes(1, "prod")))
        .isEqualTo("FAIL info ecr-lifecycle-danger.fail.never [1, prod]");
    assertThat(judged(prefixes(1, "v"))).startsWith("PASS");
    assertThat(judged(patterns(1, "*-rc*")))
        .isEqualTo("FAIL info ecr-lifecycle-danger.fail.never [1, *-rc*]");
    assertThat(judged(patterns(1, "v*.0"))).startsWith("PASS");
    assertThat(judged(patterns(1, "v1.0.0"))).startsWith("PASS");
    // A dot is no wildcard, and an image must have all tags of the list.
    assertThat(judged(patterns(1, "v1.0.."))).contains("fail.never [1, v1.0..]");
    assertThat(judged(prefixes(1, "v", "prod"))).contains("fail.never [1, prod]");
  }

  @Test
  void callsNoRuleUselessBeforeAllTagsWereSeen() {
    Images cut = new Images(new Count(10_000, false), Optional.empty(), List.of(), Set.of("v1"));

    assertThat(
            judged(with(prefixes(1, "prod")).images(Reading.known(Images.NONE)), new GivenCourse()))
        .startsWith("PASS");
    assertThat(judged(with(prefixes(1, "prod")).images(Reading.known(cut)), new GivenCourse()))
        .startsWith("PASS");
  }

  @Test
  void tellsWordsThatItDoesNotKnow() {
    assertThat(judged(words("sinceImagePulled", "expire")))
        .isEqualTo("FAIL info ecr-lifecycle-danger.fail.unknown [4, sinceImagePulled, expire]");
    assertThat(judged(words("imageCountMoreThan", "transition")))
        .isEqualTo(
            "FAIL info ecr-lifecycle-danger.fail.unknown [4, imageCountMoreThan, transition]");
    assertThat(judged(words("", ""))).startsWith("FAIL info ecr-lifecycle-danger.fail.unknown");
  }

  @Test
  void tellsTheGravestOfSeveral() {
    assertThat(judged(words("sinceImagePulled", "expire"), prefixes(5, "prod"), keep(6, "any", 1)))
        .isEqualTo("FAIL low ecr-lifecycle-danger.fail.few [6, 1, 3]");
  }

  @Test
  void doesNotKnowWhatIsDenied() {
    assertThat(
            judged(
                repository(NAME).lifecyclePolicy(denied("ecr:GetLifecyclePolicy")),
                new GivenCourse()))
        .isEqualTo("UNKNOWN unknown.DENIED [ecr:GetLifecyclePolicy, AccessDenied]");
  }

  @Test
  void needsTheTagsOnlyForRulesThatChooseByThem() {
    assertThat(
            judged(with(prefixes(1, "v")).images(denied("ecr:DescribeImages")), new GivenCourse()))
        .isEqualTo("UNKNOWN unknown.DENIED [ecr:DescribeImages, AccessDenied]");
    assertThat(judged(with(KEEP_TEN).images(denied("ecr:DescribeImages")), new GivenCourse()))
        .startsWith("PASS");
    assertThat(
            judged(with(keep(1, "any", 1)).images(denied("ecr:DescribeImages")), new GivenCourse()))
        .startsWith("FAIL low");
  }

  @Test
  void remedyMendsTheDangerousRulesAloneAndAsks() {
    Verdict.Fail fail =
        fail(
            with(keep(1, "untagged", 1), keep(2, "tagged", 1), keep(3, "any", 2)),
            new GivenCourse());

    assertThat(fail.remedy().asks()).isTrue();
    assertThat(fail.remedy().commands())
        .contains("get-lifecycle-policy --repository-name " + NAME)
        .contains("> mlops-training-user07-training-lifecycle.json && \\\n")
        .contains("countNumber=10")
        .contains("in [2, 3, ]")
        .contains("file://mlops-training-user07-training-lifecycle-new.json");
  }

  @Test
  void remedyKeepsAsManyAsTheCourseWants() {
    assertThat(
            fail(
                    with(keep(1, "any", 4)),
                    new GivenCourse().parameter("ecr-lifecycle-danger", "minimumImages", 20))
                .remedy()
                .commands())
        .contains("countNumber=20");
  }

  @Test
  void remedyOfAHintOnlyLooks() {
    assertThat(fail(with(prefixes(1, "prod")), new GivenCourse()).remedy())
        .satisfies(remedy -> {
          assertThat(remedy.asks()).isFalse();
          assertThat(remedy.commands()).contains("get-lifecycle-policy");
          assertThat(remedy.commands().lines()).allMatch(line -> line.startsWith("# "));
        });
  }

  private static Verdict.Fail fail(GivenRepository repository, GivenCourse course) {
    return (Verdict.Fail)
        CHECK.judge(snapshot(repository), course.build()).findFirst().orElseThrow().verdict();
  }
}
