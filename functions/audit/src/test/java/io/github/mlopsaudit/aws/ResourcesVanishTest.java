package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// A bucket or repository goes away while it is being read, or nothing answers any more after it
/// was listed.
final class ResourcesVanishTest {

  private static final Walk WALK = new Walk();
  private static final String REPOSITORY = "mlops-user02-inference";
  private static final Set<String> LISTS =
      Set.of("sts:GetCallerIdentity", "s3:ListBuckets", "ecr:DescribeRepositories");

  @AfterAll
  static void stop() {
    WALK.close();
  }

  /// The checks that ask for what should be there.
  private static final Set<String> OF_EXPECTED_NAMES =
      Set.of(
          "s3-bucket-exists",
          "s3-bucket-name-taken",
          "s3-bucket-near-miss",
          "ecr-repository-exists",
          "ecr-repository-near-miss");

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        // None of them asks for one bucket or repository that was found.
        "LIST_BUCKETS",
        "BUCKET_NAME",
        "KMS_KEY",
        "ACCOUNT_BLOCK",
        "LIST_REPOSITORIES",
        "REPOSITORY_SCANNING",
        "REGISTRY_SCANNING",
        "BASIC_SCAN_VERSION",
        "ROLE_SIMULATION"
      })
  void losesOnlyWhatWentAway(Read read) {
    UnevenClass uneven = new UnevenClass(false);
    String name = read.action().startsWith("s3:") ? UnevenClass.WRONG : REPOSITORY;

    Map<String, Assessment> after =
        WALK.judge(call ->
            call.resource().equals(name) && asks(call, read) ? gone(call) : uneven.apply(call));

    assertThat(without(name, after)).isEqualTo(without(name, WALK.undisturbed(false)));
    assertThat(after.values())
        .filteredOn(assessment -> assessment.resource().name().equals(name))
        .allMatch(assessment -> OF_EXPECTED_NAMES.contains(assessment.rule().id()));
  }

  private static boolean asks(StubCall call, Read read) {
    return call.operation().equals(read.operation()) || call.operation().equals("s3:HeadBucket");
  }

  private static Answer gone(StubCall call) {
    return call.service().equals("s3")
        ? Fault.error(404, "NoSuchBucket").apply(call)
        : Fault.error(400, "RepositoryNotFoundException").apply(call);
  }

  /// What is said of the others; the account as a whole may well look different without the one.
  private static Map<String, Verdict> without(String name, Map<String, Assessment> all) {
    Map<String, Verdict> others = new TreeMap<>();
    all.forEach((key, assessment) -> {
      if (!assessment.resource().name().equals(name) && !assessment.student().isEmpty()) {
        others.put(key, assessment.verdict());
      }
    });
    return others;
  }

  @Test
  void doesNotDropABatchForOneRepository() {
    UnevenClass uneven = new UnevenClass(false);

    Map<String, Assessment> after =
        WALK.judge(call ->
            call.operation().equals(Read.REPOSITORY_SCANNING.operation())
                ? gone(call)
                : uneven.apply(call));

    assertThat(after.keySet()).isEqualTo(WALK.undisturbed(false).keySet());
  }

  @Test
  void knowsNothingOfAnAccountThatOnlyLists() {
    UnevenClass uneven = new UnevenClass(false);

    Snapshot snapshot =
        WALK.readImpatiently(
            call -> LISTS.contains(call.operation()) ? uneven.apply(call) : new Answer.Hang());

    assertThat(snapshot.gaps())
        .isNotEmpty()
        .allMatch(gap -> gap.unreadable().cause() == Cause.TIMEOUT);
    assertThat(Checks.judge(snapshot, Walk.COURSE))
        .filteredOn(assessment -> assessment.passed() || assessment.failed())
        .allMatch(assessment -> Walk.judgesByGaps(assessment) || isAsBefore(assessment));
  }

  /// What a list alone decides is as it was.
  private static boolean isAsBefore(Assessment assessment) {
    Assessment before = WALK.undisturbed(false).get(Walk.key(assessment));
    return before != null && before.verdict().getClass() == assessment.verdict().getClass();
  }
}
