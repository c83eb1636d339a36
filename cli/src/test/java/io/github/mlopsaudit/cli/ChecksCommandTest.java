package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.checks.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChecksCommandTest {

  private static final List<String> IDS =
      Checks.all().stream().map(check -> check.rule().id()).toList();

  @TempDir private Path folder = Path.of("");

  private static Audited checks(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "checks";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Audited.with(Map.of("LANG", "en_US.UTF-8"), all);
  }

  private static JsonNode json(String... arguments) throws JsonProcessingException {
    return new ObjectMapper().readTree(checks(arguments).out());
  }

  @Test
  void listsEveryCheckWithoutLookingAtAws() {
    Audited audited = checks();

    assertThat(audited.exitCode()).isZero();
    assertThat(audited.out()).contains(IDS).contains("Amazon S3").doesNotContain("\u001b");
    assertThat(audited.err()).isEmpty();
    assertThat(checks("--lang", "ko").out()).contains("버전 관리 꺼짐", "켜짐");
  }

  @Test
  void listsThemForPrograms() throws JsonProcessingException {
    JsonNode list = json("--format", "json");

    assertThat(StreamSupport.stream(list.spliterator(), false).map(c -> c.path("id").asText()))
        .containsExactlyElementsOf(IDS);
    JsonNode block = json("s3-block-public-access", "--format", "json").get(0);
    assertThat(block.path("severity").asText()).isEqualTo("high");
    assertThat(block.path("on").asBoolean()).isTrue();
    assertThat(block.path("inScore").asBoolean()).isTrue();
    assertThat(block.path("title").asText()).isEqualTo("Public access not blocked");
    assertThat(block.path("reads").toString()).contains("s3:GetBucketPublicAccessBlock");
    assertThat(block.path("references").toString()).contains("S3.8");
    assertThat(block.path("parameters").get(0).path("name").asText()).isEqualTo("strict");
  }

  @Test
  void showsWhatACourseWants() throws IOException {
    Path course =
        Files.writeString(
            folder.resolve("course.yaml"),
            "checks: {s3-versioning: {enabled: false, severity: low},"
                + " s3-block-public-access: {strict: true}}");

    JsonNode versioning =
        json("s3-versioning", "--format", "json", "--course", course.toString()).get(0);
    assertThat(versioning.path("on").asBoolean()).isFalse();
    assertThat(versioning.path("severity").asText()).isEqualTo("low");
    JsonNode block =
        json("s3-block-public-access", "--format", "json", "--course", course.toString()).get(0);
    assertThat(block.path("parameters").get(0).path("value").asInt()).isOne();
    assertThat(checks("--course", "nowhere.yaml").exitCode()).isEqualTo(2);
  }

  @Test
  void showsThePageOfACheck() {
    Audited audited = checks("s3-versioning");

    assertThat(audited.exitCode()).isZero();
    assertThat(audited.out())
        .startsWith("Versioning off. ")
        .contains("s3-versioning\n=============\n", "What it checks\n", "Verdicts\n")
        .contains("    aws s3api put-bucket-versioning")
        .doesNotContain("<!--", "```");
  }

  @Test
  void namesTheNearestOfACheckThatThereIsNot() {
    Audited audited = checks("s3-versionin");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.out()).isEmpty();
    assertThat(audited.err())
        .contains("There is no check 's3-versionin'. Did you mean s3-versioning, ");
    assertThat(checks("Versioning").err()).contains("Did you mean s3-versioning, ");
  }
}
