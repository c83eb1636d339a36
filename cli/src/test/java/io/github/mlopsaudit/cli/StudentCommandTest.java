package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `./audit student` on the local AWS with the sample class of 15.
final class StudentCommandTest {

  private static final LocalAws AWS = SharedLocalAws.get();
  private static Destinations destinations = new Destinations("", "", "", "");

  @BeforeAll
  static void createClass() {
    SharedLocalAws.empty();
    destinations = SampleClass.of(15).create(AWS.environment());
  }

  private static Audited student(Map<String, String> more, String... arguments) {
    Map<String, String> environment = new HashMap<>(AWS.environment());
    environment.putAll(more);
    return Audited.with(
        environment,
        Stream.concat(Stream.of("student"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void showsOneStudentAndNobodyElse() {
    Audited audited = student(Map.of(), "3");

    assertThat(audited.exitCode()).isEqualTo(1);
    assertThat(audited.out())
        .contains("학생 03 (과정 mlops", "✅ S3 Bucket 존재: s3://mlops-training-user03")
        .contains("Step 7", "버킷 정책이 퍼블릭 액세스 허용", "aws s3api put-bucket-versioning")
        .contains("./audit fix 03 > fix-03.sh", "계정 전체의 문제")
        .doesNotContain("mlops-training-user04", "기간: ", "\u001b");
    assertThat(audited.err()).startsWith("Read ").hasLineCount(1);
    assertThat(student(Map.of(), "03").out().lines().skip(4))
        .containsExactlyElementsOf(audited.out().lines().skip(4).toList());
  }

  @Test
  void speaksEnglishWhereAsked() {
    assertThat(student(Map.of(), "07", "--lang", "en").out())
        .contains("❌ S3 bucket not found: s3://mlops-training-user07")
        .contains("Create the S3 bucket: aws s3 mb s3://mlops-training-user07");
  }

  @Test
  void saysSinceWhenAFindingIsThere() {
    Map<String, String> known =
        Map.of("AUDIT_TABLE", destinations.table(), "AUDIT_TOPIC_ARN", destinations.topicArn());
    Map<String, String> environment = new HashMap<>(AWS.environment());
    environment.putAll(known);
    assertThat(Audited.with(environment, "run", "--publish").exitCode()).isEqualTo(1);
    Inbox inbox = new Inbox(AWS.environment(), destinations.queueUrl());
    assertThat(inbox.read()).hasSize(1);

    Audited audited = student(known, "03");

    assertThat(audited.out()).contains("기간: 오늘 처음 발견");
    assertThat(inbox.read()).isEmpty();
  }

  @Test
  void showsThePageEvenWhereTheTableCannotBeRead() {
    Audited audited = student(Map.of("AUDIT_TABLE", "gone"), "03");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.out()).contains("Step 7", "버킷 정책이 퍼블릭 액세스 허용").doesNotContain("기간: ");
    assertThat(audited.err()).contains("gone", "AUDIT_TABLE");
  }

  @Test
  void showsNoEscapeOfAFailure() {
    Audited audited = student(Map.of("AUDIT_TABLE", "gone\u001b[31m"), "03");

    assertThat(audited.err()).contains("gone?[31m").doesNotContain("\u001b");
  }

  @Test
  void printsNothingButJson() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(student(Map.of(), "07", "--format", "json").out());

    assertThat(json.path("run").path("students").asInt()).isOne();
    assertThat(json.path("inventory").get(0).path("student").asText()).isEqualTo("07");
  }

  @Test
  void endsAsFailOnSays() {
    assertThat(student(Map.of(), "03", "--fail-on", "never").exitCode()).isZero();
    assertThat(student(Map.of(), "03", "--fail-on", "low").exitCode()).isOne();
  }

  @Test
  void tellsWhoIsNoStudent() {
    assertThat(student(Map.of(), "77").err()).contains("Student 77 is not on the roster");
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("kim"),
            List.of("03", "04"),
            List.of("03", "--format", "html"))) {
      Audited audited = student(Map.of(), wrong.toArray(String[]::new));

      assertThat(audited.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(audited.err()).as("%s", wrong).isNotBlank();
      assertThat(audited.out()).as("%s", wrong).isEmpty();
    }
  }
}
