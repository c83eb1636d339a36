package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The JSON is what `docs/report.schema.json` says, and that says all.
final class JsonReportTest {

  private static final String TEXT = read();
  private static final JsonSchema SCHEMA = Schemas.of(TEXT);

  private static String read() {
    try {
      return Files.readString(ProjectFolder.find().path().resolve("docs/report.schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode json(Report report) {
    try {
      return (ObjectNode)
          new ObjectMapper()
              .readTree(JsonReport.text(report, Morning.summary(report), Messages.in(Language.EN)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Report> reports() {
    return Stream.of(Morning.whole(), Morning.partial(), Morning.oneStudent(), Morning.hostile());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isAsTheSchemaSays(Report report) {
    assertThat(Schemas.mistakes(SCHEMA, json(report))).isEmpty();
  }

  static Stream<Consumer<ObjectNode>> breakages() {
    return Stream.of(
        json -> json.remove("changes"),
        json -> json.put("more", 1),
        json -> run(json).put("coverage", 101),
        json -> run(json).put("startedAt", "yesterday"),
        json -> run(json).putNull("account"),
        json -> first(json, "assessments").put("verdict", "MAYBE"),
        json -> first(json, "assessments").put("student", 3),
        json -> first(json, "assessments").remove("waiver"),
        json -> first(json, "waivers").put("until", "2026-13-01"),
        json -> first(json, "waivers").put("daysLeft", "three"),
        json -> first((ObjectNode) json.path("changes"), "findings").put("findingId", "x"),
        json -> first((ObjectNode) json.path("changes"), "findings").put("reopenings", -1));
  }

  private static ObjectNode run(ObjectNode json) {
    return (ObjectNode) json.path("run");
  }

  private static ObjectNode first(ObjectNode json, String list) {
    return (ObjectNode) json.path(list).path(0);
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void whatIsBrokenIsNotAsTheSchemaSays(Consumer<ObjectNode> breakage) {
    ObjectNode json = json(Morning.whole());

    breakage.accept(json);

    assertThat(Schemas.mistakes(SCHEMA, json)).isNotEmpty();
  }

  @Test
  void theSchemaDescribesEachKeyAndAllowsNoOther() throws JsonProcessingException {
    List<JsonNode> objects = new ArrayList<>();
    JsonNode schema = new ObjectMapper().readTree(TEXT);
    schema.findParents("properties").forEach(objects::add);

    assertThat(objects).hasSizeGreaterThan(8);
    assertThat(objects)
        .allSatisfy(object -> {
          assertThat(object.path("additionalProperties").isBoolean()).isTrue();
          assertThat(object.path("additionalProperties").asBoolean()).isFalse();
          assertThat(object.path("required").size()).isEqualTo(object.path("properties").size());
          assertThat(object.path("properties"))
              .allSatisfy(key -> assertThat(key.path("description").asText()).isNotBlank());
        });
  }

  @Test
  void showsWhatBecameOfEachFinding() {
    JsonNode changes = json(Morning.whole()).path("changes");

    assertThat(changes.path("compared").asBoolean()).isTrue();
    assertThat(changes.path("findings").findValuesAsText("transition"))
        .containsExactly(
            "NEW", "STILL_WAIVED", "REOPENED", "FIXED", "RESOURCE_GONE", "CHECK_REMOVED");
    JsonNode back = changes.path("findings").path(2);
    assertThat(back.path("reopenings").asInt()).isOne();
    assertThat(back.path("firstSeenAt").asText()).isEqualTo("2026-11-13T17:00:00Z");
    assertThat(back.path("since").asText()).isEqualTo("2026-11-22T17:00:00Z");
    assertThat(json(Morning.partial()).path("changes").path("compared").asBoolean()).isFalse();
  }

  private static Report blind() {
    return Morning.partial()
        .with(
            new Changes(
                true,
                List.of(),
                List.of(
                    new BlindSpot("s3:GetBucketVersioning", BlindSpot.MANY, Given.NIGHT),
                    new BlindSpot("ecr:DescribeImages", Morning.HOSTILE, Given.NIGHT))));
  }

  @Test
  void saysWhereRunsInARowSawNothing() {
    JsonNode spots = json(blind()).path("changes").path("blindSpots");

    assertThat(spots).hasSize(2);
    assertThat(spots.path(0))
        .hasToString(
            "{\"action\":\"s3:GetBucketVersioning\",\"where\":\"*\",\"since\":\"2026-11-22T17:00:00Z\"}");
    assertThat(spots.path(1).path("where").asText()).isEqualTo(Plain.line(Morning.HOSTILE));
    assertThat(json(Morning.whole()).path("changes").path("blindSpots")).isEmpty();
  }

  @Test
  void aBlindSpotWithoutATimeIsNotAsTheSchemaSays() {
    ObjectNode json = json(blind());
    assertThat(Schemas.mistakes(SCHEMA, json)).isEmpty();

    first((ObjectNode) json.path("changes"), "blindSpots").put("since", "yesterday");

    assertThat(Schemas.mistakes(SCHEMA, json)).isNotEmpty();
  }

  @Test
  void aWaivedFailureKeepsItsFindingAndSaysHowLongTheWaiverHolds() {
    ArrayNode assessments = (ArrayNode) json(Morning.whole()).path("assessments");

    assertThat(assessments)
        .filteredOn(line -> line.path("verdict").asText().equals("WAIVED"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("resource").asText()).isEqualTo("mlops-training-user07");
          assertThat(line.path("findingId").asText()).matches("[0-9a-f]{32}");
          assertThat(line.path("remediation").asText()).contains("put-bucket-versioning");
          assertThat(line.path("waiver").path("daysLeft").asInt()).isEqualTo(3);
          assertThat(line.path("waiver").path("reason").asText()).isEqualTo("시험 중, 사본 있음");
        });
  }

  @Test
  void aWaiverThatHoldsNoMoreHasNegativeDaysLeft() {
    assertThat(json(Morning.whole()).path("waivers").findValues("daysLeft"))
        .extracting(JsonNode::asInt)
        .containsExactly(3, -4);
  }

  @Test
  void foreignTextBreaksOutOfNothing() {
    JsonNode json = json(Morning.hostile());

    assertThat(json.path("waivers").path(0).path("reason").asText())
        .isEqualTo(Plain.line(Morning.HOSTILE))
        .doesNotContain("\u0000", "\u202e", "\n");
    assertThat(json.path("changes").path("findings").path(0).path("detail").asText())
        .isEqualTo(Plain.line(Morning.HOSTILE));
  }
}
