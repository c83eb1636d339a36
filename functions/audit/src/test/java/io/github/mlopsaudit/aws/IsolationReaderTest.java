package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which colleagues' buckets a student may delete objects in, as IAM simulates it.
final class IsolationReaderTest {

  private static final String SIMULATE = "iam:SimulatePrincipalPolicy";
  private static final String ROLE = "arn:aws:iam::123456789012:role/student-{number}";
  private static final String ALL_ALLOWED =
      """
      <member><EvalActionName>s3:DeleteObject</EvalActionName>\
      <EvalResourceName>arn:aws:s3:::mlops-training-user02/mlflow-artifacts/0/model.pkl\
      </EvalResourceName><EvalDecision>%s</EvalDecision>%s</member>\
      """;

  @Test
  void asksNothingWhereTheCourseNamesNoRole() {
    try (StubbedClass stubbed = StubbedClass.of(2)) {
      assertThat(stubbed.read().deletable()).isEmpty();
      assertThat(stubbed.aws.calls(SIMULATE)).isZero();
    }
  }

  @Test
  void asksOfEachStudentForTheOthersBuckets() {
    Queue<StubCall> asked = new ConcurrentLinkedQueue<>();
    HealthyClass healthy = HealthyClass.of(3);
    try (StubbedClass stubbed = withRole(3, ROLE)) {
      stubbed
          .aws
          .on(SIMULATE)
          .answer(call -> {
            asked.add(call);
            return healthy.apply(call);
          });

      assertThat(stubbed.read().deletable())
          .containsOnlyKeys("01", "02", "03")
          .containsEntry("02", Reading.known(List.of()));
      StubCall ofTwo = find(asked, "arn:aws:iam::123456789012:role/student-02");
      assertThat(ofTwo.region()).isEqualTo("us-east-1");
      assertThat(ofTwo.parameter("ActionNames.member.1")).isEqualTo("s3:DeleteObject");
      assertThat(resources(ofTwo))
          .containsExactly(
              "arn:aws:s3:::mlops-training-user01/mlflow-artifacts/0/model.pkl",
              "arn:aws:s3:::mlops-training-user03/mlflow-artifacts/0/model.pkl");
    }
  }

  private static StubCall find(Queue<StubCall> calls, String role) {
    return calls.stream().filter(call -> call.resource().equals(role)).findFirst().orElseThrow();
  }

  private static List<String> resources(StubCall call) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> call.parameter("ResourceArns.member." + number))
        .takeWhile(arn -> !arn.isEmpty())
        .toList();
  }

  @Test
  void asksForAtMostFiftyBuckets() {
    Queue<StubCall> asked = new ConcurrentLinkedQueue<>();
    HealthyClass healthy = HealthyClass.of(60);
    try (StubbedClass stubbed = withRole(60, ROLE)) {
      stubbed
          .aws
          .on(SIMULATE)
          .answer(call -> {
            asked.add(call);
            return healthy.apply(call);
          });

      stubbed.read(new Selection(Set.of("60"), Set.of(Service.S3)));

      assertThat(asked).singleElement().satisfies(call -> assertThat(resources(call)).hasSize(50));
    }
  }

  @Test
  void speaksOfBucketsInThePartitionOfTheRole() {
    try (StubbedClass stubbed = withRole(2, "arn:aws-cn:iam::123456789012:user/s{number}")) {
      stubbed
          .aws
          .on(SIMULATE)
          .where("arn:aws-cn:iam::123456789012:user/s01")
          .answer(results(ALL_ALLOWED.replace("arn:aws:", "arn:aws-cn:").formatted("allowed", "")));

      assertThat(stubbed.read().deletable())
          .containsEntry("01", Reading.known(List.of("mlops-training-user02")));
    }
  }

  @ParameterizedTest
  @CsvSource({"allowed, 1", "explicitDeny, 0", "implicitDeny, 0"})
  void readsTheDecision(String decision, int buckets) {
    assertThat(ofStudentOne(ALL_ALLOWED.formatted(decision, "")).find().orElseThrow())
        .hasSize(buckets);
  }

  @Test
  void readsTheDecisionsOfOneAnswerForAllResources() {
    String answer =
        """
        <member><EvalActionName>s3:DeleteObject</EvalActionName>\
        <EvalResourceName>*</EvalResourceName><EvalDecision>implicitDeny</EvalDecision>\
        <ResourceSpecificResults><member><EvalResourceName>\
        arn:aws:s3:::mlops-training-user02/mlflow-artifacts/0/model.pkl</EvalResourceName>\
        <EvalResourceDecision>allowed</EvalResourceDecision></member></ResourceSpecificResults>\
        </member>\
        """;

    assertThat(ofStudentOne(answer)).isEqualTo(Reading.known(List.of("mlops-training-user02")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<EvalDecision>perhaps</EvalDecision>",
        "<EvalDecision>allowed</EvalDecision>"
            + "<MissingContextValues><member>aws:PrincipalTag/number</member></MissingContextValues>"
      })
  void doesNotTakeAGuessForADecision(String decision) {
    String answer =
        ALL_ALLOWED.replace("<EvalDecision>%s</EvalDecision>%s", "%s").formatted(decision);

    assertThat(ofStudentOne(answer).findGap().orElseThrow().cause()).isEqualTo(Cause.MALFORMED);
  }

  @Test
  void missesABucketThatIsNotAnswered() {
    assertThat(ofStudentOne("").findGap().orElseThrow().cause()).isEqualTo(Cause.MALFORMED);
  }

  private static Reading<List<String>> ofStudentOne(String answer) {
    try (StubbedClass stubbed = withRole(2, ROLE)) {
      stubbed
          .aws
          .on(SIMULATE)
          .where("arn:aws:iam::123456789012:role/student-01")
          .answer(results(answer));
      return ofStudentOne(stubbed);
    }
  }

  private static Reading<List<String>> ofStudentOne(StubbedClass stubbed) {
    return stubbed.read().deletable().getOrDefault("01", Reading.notAsked(Read.ROLE_SIMULATION));
  }

  @Test
  void tellsARoleThatDoesNotExist() {
    try (StubbedClass stubbed = withRole(2, ROLE)) {
      stubbed.aws.on(SIMULATE).answer(Fault.error(404, "NoSuchEntity"));

      assertThat(stubbed.read().deletable())
          .containsEntry("01", Reading.unreadable(SIMULATE, Cause.REFUSED, "NoSuchEntity"));
    }
  }

  @Test
  void knowsNothingWithoutAListOfBuckets() {
    try (StubbedClass stubbed = withRole(2, ROLE)) {
      stubbed.aws.on("s3:ListBuckets").answer(Fault.denied());

      assertThat(ofStudentOne(stubbed).findGap().orElseThrow().action())
          .isEqualTo("s3:ListAllMyBuckets");
    }
  }

  private static Reply results(String members) {
    return Reply.xml(
        """
        <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">\
        <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated>\
        <EvaluationResults>%s</EvaluationResults></SimulatePrincipalPolicyResult>\
        </SimulatePrincipalPolicyResponse>\
        """
            .formatted(members));
  }

  private static StubbedClass withRole(int students, String role) {
    return StubbedClass.of(
        HealthyClass.of(students), StubbedClass.withRole(StubbedClass.course(students), role));
  }
}
