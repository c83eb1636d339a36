package io.github.mlopsaudit.local;

import static io.github.mlopsaudit.local.Fault.ALTERNATE_REPOSITORY_NAMES;
import static io.github.mlopsaudit.local.Fault.APP_REPOSITORY;
import static io.github.mlopsaudit.local.Fault.BUCKET_IN_OTHER_REGION;
import static io.github.mlopsaudit.local.Fault.BUCKET_MISSING;
import static io.github.mlopsaudit.local.Fault.BUCKET_NAME_MISTYPED;
import static io.github.mlopsaudit.local.Fault.BUCKET_NAME_TAKEN;
import static io.github.mlopsaudit.local.Fault.CROSS_ACCOUNT_POLICY;
import static io.github.mlopsaudit.local.Fault.CROSS_ACCOUNT_REPOSITORY;
import static io.github.mlopsaudit.local.Fault.DOUBLED_REPOSITORY;
import static io.github.mlopsaudit.local.Fault.EMPTY_PIPELINE_ARTIFACTS;
import static io.github.mlopsaudit.local.Fault.HALF_PUBLIC_ACCESS_BLOCK;
import static io.github.mlopsaudit.local.Fault.INFERENCE_REPOSITORY_EMPTY;
import static io.github.mlopsaudit.local.Fault.INFERENCE_REPOSITORY_MISSING;
import static io.github.mlopsaudit.local.Fault.INFERENCE_REPOSITORY_MISTYPED;
import static io.github.mlopsaudit.local.Fault.KEEPS_ONE_IMAGE;
import static io.github.mlopsaudit.local.Fault.KMS_KEY_PENDING_DELETION;
import static io.github.mlopsaudit.local.Fault.LIFECYCLE_DELETES_ALL;
import static io.github.mlopsaudit.local.Fault.NO_LIFECYCLE_POLICY;
import static io.github.mlopsaudit.local.Fault.NO_MLFLOW_ARTIFACTS;
import static io.github.mlopsaudit.local.Fault.NO_PUBLIC_ACCESS_BLOCK;
import static io.github.mlopsaudit.local.Fault.PUBLIC_ACL;
import static io.github.mlopsaudit.local.Fault.PUBLIC_POLICY;
import static io.github.mlopsaudit.local.Fault.PUBLIC_REPOSITORY;
import static io.github.mlopsaudit.local.Fault.PUBLIC_WRITE_POLICY;
import static io.github.mlopsaudit.local.Fault.STATIC_WEBSITE;
import static io.github.mlopsaudit.local.Fault.VERSIONING_NEVER_SET;
import static io.github.mlopsaudit.local.Fault.VERSIONING_SUSPENDED;
import static io.github.mlopsaudit.local.Habit.OWN_KMS_KEY;
import static io.github.mlopsaudit.local.Habit.SIGNED_IMAGES;
import static io.github.mlopsaudit.local.Habit.TIDY_LIFECYCLE;
import static io.github.mlopsaudit.local.Habit.TLS_ONLY;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a sample student did, what is wrong since, and what is better than it had to be. All others
/// did what the course teaches, and nothing else.
public record Story(int student, String title, Set<Fault> faults, Set<Habit> habits) {
  /// The stories of the students 1 to 20, some of whom have two; 21 to 40 live through the same,
  /// and so on.
  public static final List<Story> ALL =
      List.of(
          new Story(
              3,
              "typed in what the course page shows under troubleshooting",
              Set.of(PUBLIC_POLICY, NO_PUBLIC_ACCESS_BLOCK, VERSIONING_NEVER_SET)),
          new Story(
              5,
              "had another region in the profile, and gave up half way",
              Set.of(BUCKET_IN_OTHER_REGION, INFERENCE_REPOSITORY_MISSING)),
          new Story(7, "mistyped the bucket's name", Set.of(BUCKET_NAME_MISTYPED)),
          new Story(
              8,
              "began with the repositories, one of them as the course's script says",
              Set.of(BUCKET_MISSING, APP_REPOSITORY, NO_LIFECYCLE_POLICY)),
          new Story(
              9,
              "made the folders by hand, and ran nothing yet",
              Set.of(NO_MLFLOW_ARTIFACTS, EMPTY_PIPELINE_ARTIFACTS, INFERENCE_REPOSITORY_EMPTY)),
          new Story(
              9,
              "spent the first week on AWS's recommendations instead",
              Set.of(),
              Set.of(OWN_KMS_KEY, TIDY_LIFECYCLE, TLS_ONLY)),
          new Story(
              11,
              "closed an open bucket, and left the policy that opened it",
              Set.of(PUBLIC_POLICY, VERSIONING_SUSPENDED)),
          new Story(
              11,
              "saves money wherever a blog says so",
              Set.of(LIFECYCLE_DELETES_ALL, KEEPS_ONE_IMAGE, KMS_KEY_PENDING_DELETION)),
          new Story(
              12,
              "shares data with a friend in another account, carefully",
              Set.of(CROSS_ACCOUNT_POLICY, CROSS_ACCOUNT_REPOSITORY),
              Set.of(TLS_ONLY, SIGNED_IMAGES)),
          new Story(
              12,
              "opened a repository for a colleague whose account was not at hand",
              Set.of(PUBLIC_REPOSITORY)),
          new Story(
              13,
              "took the names from the course's script",
              Set.of(ALTERNATE_REPOSITORY_NAMES, HALF_PUBLIC_ACCESS_BLOCK)),
          new Story(
              13,
              "set the registry's address with the path, and then the path once more",
              Set.of(DOUBLED_REPOSITORY)),
          new Story(
              14,
              "made the bucket in an AWS account of one's own, which keeps the name",
              Set.of(BUCKET_NAME_TAKEN)),
          new Story(
              14, "typed underscores where hyphens belong", Set.of(INFERENCE_REPOSITORY_MISTYPED)),
          new Story(
              15,
              "put plots on the web, and lets everybody add some",
              Set.of(PUBLIC_ACL, PUBLIC_WRITE_POLICY, STATIC_WEBSITE, NO_PUBLIC_ACCESS_BLOCK)),
          new Story(
              20, "teaches the course", Set.of(), Set.of(SIGNED_IMAGES, TIDY_LIFECYCLE, TLS_ONLY)));

  private static final int PERIOD = 20;

  public Story {
    faults = Set.copyOf(faults);
    habits = Set.copyOf(habits);
  }

  private Story(int student, String title, Set<Fault> faults) {
    this(student, title, faults, Set.of());
  }

  /// What is wrong with this student's storage; for some nothing.
  static Set<Fault> faultsOf(int student) {
    return of(student, Story::faults);
  }

  /// What this student did beyond the course; for most nothing.
  static Set<Habit> habitsOf(int student) {
    return of(student, Story::habits);
  }

  private static <T> Set<T> of(int student, Function<Story, Set<T>> part) {
    int told = Math.floorMod(student - 1, PERIOD) + 1;
    return ALL.stream()
        .filter(story -> story.student == told)
        .map(part)
        .flatMap(Collection::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
