package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Given.denied;
import static io.github.mlopsaudit.checks.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenSnapshot;
import io.github.mlopsaudit.checks.Judged;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClassNotIsolatedTest {

  private static final Check CHECK = new ClassNotIsolated();
  private static final Course COURSE =
      new GivenCourse().studentRole("arn:aws:iam::123456789012:role/mlops-user{number}").build();
  private static final Reading<List<String>> NOBODY = Reading.known(List.of());
  private static final Reading<List<String>> UNSEEN = denied("iam:SimulatePrincipalPolicy");

  private static Reading<List<String>> reaching(String... buckets) {
    return Reading.known(List.of(buckets));
  }

  private static List<String> judged(Map<String, Reading<List<String>>> deletable) {
    return Judged.by(CHECK, given().deletable(deletable).build(), COURSE);
  }

  @Test
  void asksNothingWhereTheCourseNamesNoRole() {
    assertThat(Judged.by(CHECK, given().build()))
        .containsExactly(" 123456789012 NOT_APPLICABLE class-isolation.na []");
  }

  @Test
  void passesAClassInWhichNobodyReachesAColleague() {
    assertThat(judged(Map.of("07", NOBODY, "08", NOBODY)))
        .containsExactly(" 123456789012 PASS class-isolation.pass [2]");
  }

  @Test
  void namesWhoReachesWhom() {
    assertThat(
            judged(
                Map.of(
                    "08", reaching("mlops-training-user09", "mlops-training-user07"),
                    "07", reaching("mlops-training-user08"),
                    "09", NOBODY)))
        .containsExactly(
            " 123456789012 FAIL medium class-isolation.fail [2, 07 -> mlops-training-user08;"
                + " 08 -> mlops-training-user07, mlops-training-user09]");
  }

  @Test
  void namesTheFirstOfMany() {
    String[] buckets =
        IntStream.range(10, 50).mapToObj(n -> "mlops-training-user" + n).toArray(String[]::new);
    Map<String, Reading<List<String>>> all = new TreeMap<>();
    IntStream.range(10, 50).forEach(n -> all.put("" + n, reaching(buckets)));

    assertThat(judged(all).getFirst())
        .contains("class-isolation.fail [40, 10 -> mlops-training-user10, ")
        .contains("mlops-training-user14, +35; 11 -> ")
        .endsWith("; +35]");
  }

  @Test
  void whoIsUnseenMayReachAColleague() {
    assertThat(judged(Map.of("07", NOBODY, "08", UNSEEN)))
        .containsExactly(
            " 123456789012 UNKNOWN unknown.DENIED [iam:SimulatePrincipalPolicy, AccessDenied]");
  }

  @Test
  void whatWasSeenDecidesBesideWhatWasNot() {
    assertThat(judged(Map.of("07", UNSEEN, "08", reaching("mlops-training-user07"))).getFirst())
        .contains("FAIL medium class-isolation.fail [1, 08 -> mlops-training-user07]");
  }

  @Test
  void doesNotKnowTheColleaguesBucketsWhenListingIsDenied() {
    GivenSnapshot unlisted = given().buckets(denied("s3:ListAllMyBuckets"));

    assertThat(Judged.by(CHECK, unlisted.build(), COURSE).getFirst())
        .contains("UNKNOWN unknown.DENIED [s3:ListAllMyBuckets");
    assertThat(Judged.by(CHECK, unlisted.build(), new GivenCourse().build()).getFirst())
        .contains("NOT_APPLICABLE");
  }

  @Test
  void isNotAskedWithoutS3() {
    assertThat(
            Judged.by(
                CHECK,
                given().selection(new Selection(Set.of(), Set.of(Service.ECR))).build(),
                COURSE))
        .isEmpty();
  }

  private static Remedy remedy(String role, String... reaching) {
    Map<String, Reading<List<String>>> deletable = new TreeMap<>();
    for (String student : reaching) {
      deletable.put(student, reaching("mlops-training-user99"));
    }
    Verdict verdict =
        CHECK
            .judge(
                given().deletable(deletable).build(), new GivenCourse().studentRole(role).build())
            .findFirst()
            .orElseThrow()
            .verdict();
    return ((Verdict.Fail) verdict).remedy();
  }

  @Test
  void remedyNamesTheOwnBucketOfEachStudentAndAsks() {
    Remedy remedy = remedy("arn:aws:iam::123456789012:role/class/mlops-user{number}", "07", "08");

    assertThat(remedy.asks()).isTrue();
    assertThat(remedy.commands().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("# "))
        .anySatisfy(line ->
            assertThat(line)
                .startsWith(
                    "# aws iam put-role-policy --role-name mlops-user07 --policy-name only-own-bucket"
                        + " --policy-document '{\"Version\"")
                .contains(
                    "[\"arn:aws:s3:::mlops-training-user07\",\"arn:aws:s3:::mlops-training-user07/*\","
                        + "\"arn:aws:s3:::mlops-07-data\",\"arn:aws:s3:::mlops-07-data/*\"]"))
        .anySatisfy(line -> assertThat(line).contains("--role-name mlops-user08 "));
  }

  @Test
  void remedyKnowsUsersAndOtherPartitions() {
    assertThat(remedy("arn:aws-us-gov:iam::123456789012:user/mlops-user{number}", "07").commands())
        .contains("put-user-policy --user-name mlops-user07 ")
        .contains("\"arn:aws-us-gov:s3:::mlops-training-user07/*\"");
  }
}
