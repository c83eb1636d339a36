package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each line is what OCSF's own schema of the class says.
final class OcsfReportTest {

  private static final String TEXT = read("/ocsf/compliance_finding-1.8.0.json");
  private static final JsonSchema SCHEMA = Schemas.of(TEXT);

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(OcsfReportTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> findings(Report report) {
    return OcsfReport.text(report, Messages.in(Language.EN))
        .lines()
        .map(OcsfReportTest::json)
        .toList();
  }

  private static ObjectNode json(String line) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode finding(Report report, String check, String student) {
    return findings(report).stream()
        .filter(finding ->
            finding.at("/compliance/control").asText().equals(check)
                && finding.at("/resources/0/owner/uid").asText().equals(student))
        .findFirst()
        .orElseThrow();
  }

  private static String state(JsonNode finding) {
    return "%s %d, %s %d, %s %s %d"
        .formatted(
            finding.path("activity_name").asText(),
            finding.path("type_uid").asInt(),
            finding.path("status").asText(),
            finding.path("status_id").asInt(),
            finding.at("/compliance/status_code").asText(),
            finding.at("/compliance/status").asText(),
            finding.at("/compliance/status_id").asInt());
  }

  static Stream<Report> reports() {
    return Stream.of(Morning.whole(), Morning.partial(), Morning.oneStudent(), Morning.hostile());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void eachLineIsAComplianceFinding(Report report) {
    assertThat(findings(report)).isNotEmpty();
    assertThat(findings(report))
        .allSatisfy(finding -> {
          assertThat(Schemas.mistakes(SCHEMA, finding)).isEmpty();
          assertThat(finding.path("category_uid").asInt()).isEqualTo(2);
          assertThat(finding.path("class_uid").asInt()).isEqualTo(2003);
          assertThat(finding.path("type_uid").asInt())
              .isEqualTo(200300 + finding.path("activity_id").asInt());
        });
  }

  static Stream<Consumer<ObjectNode>> breakages() {
    return Stream.of(
        finding -> finding.remove("time"),
        finding -> finding.remove("cloud"),
        finding -> finding.put("time", "2026-11-22T17:00:00Z"),
        finding -> finding.put("type_uid", 200400),
        finding -> finding.put("severity_id", 7),
        finding -> finding.put("risk", "high"),
        finding -> ((ObjectNode) finding.path("metadata")).remove("version"),
        finding -> ((ObjectNode) finding.path("finding_info")).remove("uid"),
        finding -> ((ObjectNode) finding.path("compliance")).put("status_id", 4));
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void whatIsBrokenIsNone(Consumer<ObjectNode> breakage) {
    ObjectNode finding = findings(Morning.whole()).getFirst();

    breakage.accept(finding);

    assertThat(Schemas.mistakes(SCHEMA, finding)).isNotEmpty();
  }

  @Test
  void usesNoAttributeThatOcsfGaveUp() {
    JsonNode schema = json(TEXT);
    ObjectNode finding = finding(Morning.whole(), "s3-versioning", "07");

    assertThat(deprecated(schema)).contains("resource");
    assertThat(finding.fieldNames()).toIterable().doesNotContainAnyElementsOf(deprecated(schema));
    assertThat(finding.path("compliance").fieldNames())
        .toIterable()
        .doesNotContainAnyElementsOf(deprecated(schema.at("/$defs/compliance")));
    assertThat(finding.path("finding_info").fieldNames())
        .toIterable()
        .doesNotContainAnyElementsOf(deprecated(schema.at("/$defs/finding_info")));
  }

  private static Set<String> deprecated(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          if (property.getValue().path("deprecated").asBoolean()) {
            names.add(property.getKey());
          }
        });
    return names;
  }

  @Test
  void saysWhereEachFindingStands() {
    Report report = Morning.whole();

    assertThat(state(finding(report, "s3-versioning", "03")))
        .isEqualTo("Create 200301, New 1, FAIL Fail 3");
    assertThat(state(finding(report, "s3-versioning", "07")))
        .isEqualTo("Update 200302, Suppressed 3, WAIVED Fail 3");
    assertThat(state(finding(report, "ecr-repository-exists", "07")))
        .isEqualTo("Update 200302, New 1, FAIL Fail 3");
    assertThat(state(finding(report, "s3-lifecycle", "03")))
        .isEqualTo("Close 200303, Resolved 4, FIXED Pass 1");
    assertThat(state(finding(report, "s3-lifecycle", "05")))
        .isEqualTo("Close 200303, Resolved 4, RESOURCE_GONE Gone 99");
    assertThat(state(finding(report, "s3-website", "20")))
        .isEqualTo("Close 200303, Resolved 4, CHECK_REMOVED Gone 99");
  }

  @Test
  void aQuestionWithoutAnAnswerIsAWarningAndNoFailure() {
    ObjectNode finding = finding(Morning.partial(), "s3-versioning", "05");

    assertThat(state(finding)).isEqualTo("Create 200301, New 1, UNKNOWN Warning 2");
    assertThat(finding.at("/compliance/status_details/0").asText())
        .contains("s3:GetBucketVersioning");
    assertThat(finding.at("/finding_info/last_seen_time").isMissingNode()).isTrue();
  }

  private static Report unseen(List<FindingChange> changes) {
    Report report =
        Reports.report(
            Reports.run("r1", Reports.NIGHT),
            Reports.course("03"),
            Reports.unknown(Reports.VERSIONING, "03"));
    return report.with(new Changes(true, changes));
  }

  private static FindingChange known(Transition transition) {
    Assessment assessment = Reports.unknown(Reports.VERSIONING, "03");
    return new FindingChange(
        unseen(List.of()).finding(assessment).id(),
        assessment.rule().id(),
        assessment.student(),
        assessment.resource(),
        Severity.MEDIUM,
        Message.of("s3-versioning.fail.never"),
        transition,
        Instant.ofEpochSecond(Reports.NIGHT),
        Instant.ofEpochSecond(Reports.NIGHT),
        0);
  }

  @Test
  void aQuestionWithoutAnAnswerCreatesWhatWasNotThereAndKeepsAWaiver() {
    assertThat(findings(unseen(List.of())))
        .singleElement()
        .extracting(OcsfReportTest::state)
        .isEqualTo("Create 200301, New 1, UNKNOWN Warning 2");
    assertThat(findings(unseen(List.of(known(Transition.STILL_OPEN)))))
        .singleElement()
        .extracting(OcsfReportTest::state)
        .isEqualTo("Update 200302, New 1, UNKNOWN Warning 2");
    assertThat(findings(unseen(List.of(known(Transition.STILL_WAIVED)))))
        .singleElement()
        .extracting(OcsfReportTest::state)
        .isEqualTo("Update 200302, Suppressed 3, UNKNOWN Warning 2");
  }

  @Test
  void timesAreMilliseconds() {
    ObjectNode back = finding(Morning.whole(), "ecr-repository-exists", "07");

    // 2026-11-22T17:00:27Z, 2026-11-13T17:00:00Z, 2026-11-22T17:00:00Z
    assertThat(back.path("time").asLong()).isEqualTo(1_795_366_827_000L);
    assertThat(back.at("/finding_info/first_seen_time").asLong()).isEqualTo(1_794_589_200_000L);
    assertThat(back.at("/finding_info/last_seen_time").asLong()).isEqualTo(1_795_366_800_000L);
  }

  @Test
  void namesAccountRegionResourceAndRequirements() {
    ObjectNode finding = finding(Morning.whole(), "s3-versioning", "03");

    assertThat(finding.at("/cloud/account/uid").asText()).isEqualTo("123456789012");
    assertThat(finding.at("/cloud/region").asText()).isEqualTo("ap-northeast-2");
    assertThat(finding.at("/resources/0/uid").asText())
        .isEqualTo("arn:aws:s3:::mlops-training-user03");
    assertThat(finding.at("/compliance/requirements"))
        .extracting(JsonNode::asText)
        .containsExactly("S3.14", "ISMS-P 2.9.3");
    assertThat(finding.at("/compliance/standards"))
        .extracting(JsonNode::asText)
        .containsExactly("AWS Security Hub", "ISMS-P");
    assertThat(finding.at("/metadata/profiles/0").asText()).isEqualTo("cloud");
    assertThat(finding.at("/remediation/desc").asText())
        .startsWith("Enable versioning.\naws s3api put-bucket-versioning");
    assertThat(finding.at("/finding_info/uid").asText())
        .isEqualTo(
            Morning.whole().finding(Morning.find(Morning.whole(), "s3-versioning", "03")).id());
  }

  @Test
  void passesAreNoFindings() {
    assertThat(findings(Morning.whole()))
        .noneMatch(finding ->
            finding.at("/compliance/control").asText().equals("s3-versioning")
                && finding.at("/resources/0/owner/uid").asText().equals("20"));
  }

  @Test
  void eachFindingIsOneLineWhateverItSays() {
    String text = OcsfReport.text(Morning.hostile(), Messages.in(Language.EN));

    assertThat(text.split("\n", -1)).hasSize(4).endsWith("");
    assertThat(text).doesNotContain("\r", "\u0000", "\u2028");
  }
}
