package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `./audit run` on an AWS that refuses. The refusals are shaped as
/// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html has them.
final class BadDaysTest {

  private static final Reply DENIED =
      Reply.xml(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code>"
                  + "<Message>Access Denied</Message></Error>")
          .withStatus(403);

  private final StubAws aws = StubAws.start(HealthyClass.of(15));

  @AfterEach
  void close() {
    aws.close();
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_REGION", "ap-northeast-2");
    environment.put("AUDIT_INSTRUCTORS", "none");
    return environment;
  }

  private JsonNode json(String... options) throws JsonProcessingException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "run";
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return new ObjectMapper().readTree(Audited.with(environment(), arguments).out());
  }

  @Test
  void aHealthyClassIsComplete() {
    Audited audited = Audited.with(environment(), "run", "--lang", "en");

    assertThat(audited.exitCode()).isZero();
    assertThat(audited.out()).contains("coverage 100.0 %, run complete");
  }

  @Test
  void deniedListBucketsCallsNothingMissingAndLeavesEcrJudged() throws JsonProcessingException {
    aws.on("s3:ListBuckets").answer(DENIED);

    Audited audited = Audited.with(environment(), "run", "--lang", "en");

    assertThat(audited.exitCode()).isEqualTo(3);
    assertThat(audited.out())
        .contains("Could not be seen:", "s3:ListAllMyBuckets DENIED", "run partial")
        .doesNotContain("S3 bucket missing");
    JsonNode json = json();
    assertThat(json.path("run").path("buckets").isNull()).isTrue();
    for (JsonNode assessment : json.path("assessments")) {
      if (assessment.path("student").isTextual()) {
        boolean s3 = assessment.path("service").asText().equals("s3");
        assertThat(assessment.path("verdict").asText())
            .as(assessment.toString())
            .isIn(s3 ? List.of("UNKNOWN") : List.of("PASS", "NOT_APPLICABLE"));
      }
    }
  }

  @Test
  void oneDeniedReadingBlindsTheChecksOfOneStudentThatNeedIt() throws JsonProcessingException {
    aws.on("s3:GetBucketVersioning").where("mlops-training-user07").answer(DENIED);

    JsonNode json = json();

    List<String> unknown = new ArrayList<>();
    for (JsonNode assessment : json.path("assessments")) {
      if (assessment.path("verdict").asText().equals("UNKNOWN")) {
        unknown.add(assessment.path("student").asText() + " " + assessment.path("check").asText());
      }
    }
    assertThat(unknown).containsExactlyInAnyOrder("07 s3-versioning", "07 s3-noncurrent-expiry");
    assertThat(json.path("run").path("coverage").asDouble()).isLessThan(100.0);
    assertThat(json.path("run").path("score").asDouble()).isLessThan(100.0);
    assertThat(Audited.with(environment(), "run").exitCode()).isEqualTo(3);
  }

  @Test
  void aDeniedReadingLeavesNobodyAllWell() {
    aws.on("ecr:DescribeImages").answer(Fault.denied());

    Audited audited = Audited.with(environment(), "run", "--lang", "en");

    assertThat(audited.exitCode()).isEqualTo(3);
    assertThat(audited.out())
        .contains("not everything could be seen", "Score 99.9 of 100", "ecr:DescribeImages DENIED")
        .doesNotContain("all well\n");
  }

  @Test
  void deniedListBucketsLeavesNobodyAllWellOnAnEmptyRoster() {
    aws.on("s3:ListBuckets").answer(DENIED);
    Map<String, String> environment = environment();
    environment.put("AUDIT_ROSTER", "none");

    Audited audited = Audited.with(environment, "run", "--lang", "en");

    assertThat(audited.exitCode()).isEqualTo(3);
    assertThat(audited.out()).contains("coverage 99.9 %").doesNotContain("all well\n");
  }

  @Test
  void aStudentWhoDoesNotExistIsNotCalledClean() {
    Audited alone = Audited.with(environment(), "run", "--student", "99");
    Audited besides = Audited.with(environment(), "run", "--student", "07", "--student", "99");

    assertThat(List.of(alone.exitCode(), besides.exitCode())).containsOnly(2);
    assertThat(List.of(alone.err(), besides.err()))
        .allMatch(err -> err.contains("Student 99 is not on the roster"));
  }

  @Test
  void somebodyWhomAwsDoesNotKnowIsToldWhatToDo() {
    aws.on("sts:GetCallerIdentity")
        .answer(
            Reply.xml(
                    "<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code>"
                        + "<Message>The security token included in the request is expired</Message>"
                        + "</Error><RequestId>1</RequestId></ErrorResponse>")
                .withStatus(403));

    Audited audited = Audited.with(environment(), "run");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.out()).isEmpty();
    assertThat(audited.err()).contains("expired").doesNotContain("\tat ");
  }

  @Test
  void aClassInAnotherRegionIsRefusedAndTheRegionNamed() {
    Map<String, String> environment = environment();
    environment.put("AWS_REGION", "us-west-2");
    aws.on("ecr:DescribeRepositories").answer(Reply.json("{\"repositories\":[]}"));

    Audited audited = Audited.with(environment, "run");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("ap-northeast-2").contains("AWS_REGION=");
  }
}
