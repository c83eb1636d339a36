package io.github.mlopsaudit.local;

import static io.github.mlopsaudit.local.Fault.ALTERNATE_REPOSITORY_NAMES;
import static io.github.mlopsaudit.local.Fault.APP_REPOSITORY;
import static io.github.mlopsaudit.local.Fault.BUCKET_IN_OTHER_REGION;
import static io.github.mlopsaudit.local.Fault.BUCKET_MISSING;
import static io.github.mlopsaudit.local.Fault.BUCKET_NAME_MISTYPED;
import static io.github.mlopsaudit.local.Fault.EMPTY_PIPELINE_ARTIFACTS;
import static io.github.mlopsaudit.local.Fault.HALF_PUBLIC_ACCESS_BLOCK;
import static io.github.mlopsaudit.local.Fault.INFERENCE_REPOSITORY_MISSING;
import static io.github.mlopsaudit.local.Fault.NO_LIFECYCLE_POLICY;
import static io.github.mlopsaudit.local.Fault.NO_MLFLOW_ARTIFACTS;
import static io.github.mlopsaudit.local.Fault.NO_PUBLIC_ACCESS_BLOCK;
import static io.github.mlopsaudit.local.Fault.PUBLIC_POLICY;
import static io.github.mlopsaudit.local.Fault.VERSIONING_NEVER_SET;
import static io.github.mlopsaudit.local.Fault.VERSIONING_SUSPENDED;

import java.util.List;
import java.util.Set;

/// What a sample student did, and what is wrong since. All others did everything right.
public record Story(int student, String title, Set<Fault> faults) {

  /// The stories of the students 1 to 20; 21 to 40 live through the same, and so on.
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
              Set.of(NO_MLFLOW_ARTIFACTS, EMPTY_PIPELINE_ARTIFACTS)),
          new Story(
              11,
              "closed an open bucket, and left the policy that opened it",
              Set.of(PUBLIC_POLICY, VERSIONING_SUSPENDED)),
          new Story(
              13,
              "took the names from the course's script",
              Set.of(ALTERNATE_REPOSITORY_NAMES, HALF_PUBLIC_ACCESS_BLOCK)));

  private static final int PERIOD = 20;

  public Story {
    faults = Set.copyOf(faults);
  }

  /// What is wrong with this student's storage; mostly nothing.
  static Set<Fault> faultsOf(int student) {
    return ALL.stream()
        .filter(story -> story.student == student % PERIOD)
        .findFirst()
        .map(Story::faults)
        .orElse(Set.of());
  }
}
