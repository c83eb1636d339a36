package io.github.mlopsaudit.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.PolicyDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExposureTest {

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("corpus")
  void judgesThePolicyAsAwsDoes(String expected, String name, PolicyDocument policy) {
    Exposure exposure = Exposure.of(policy).orElseThrow(() -> new AssertionError(name));

    assertThat(exposure.isPublic() ? exposure.writes() ? "write" : "read" : "closed")
        .isEqualTo(expected);
  }

  private static Stream<Arguments> corpus() {
    return lines("/policies/public.txt")
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\|", 3))
        .map(cells -> Arguments.of(cells[0].strip(), cells[1].strip(), policy(cells[2].strip())));
  }

  private static Stream<String> lines(String resource) {
    InputStream stream = Objects.requireNonNull(ExposureTest.class.getResourceAsStream(resource));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      return reader.lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PolicyDocument policy(String statements) {
    return new PolicyDocument(
        ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{not json",
        "[]",
        "\"text\"",
        "{\"Statement\":[{\"Effect\":7}]}",
        "null",
        "{\"Statement\":[]}"
      })
  void doesNotUnderstandWhatIsNoPolicy(String json) {
    assertThat(Exposure.of(new PolicyDocument(json))).isEmpty();
  }

  @Test
  void doesNotUnderstandNestingWithoutEnd() {
    assertThat(Exposure.of(new PolicyDocument("[".repeat(100_000)))).isEmpty();
  }

  @Test
  void findsNothingPublicWhereThereIsNoPolicy() {
    assertThat(Exposure.of(PolicyDocument.NONE)).hasValue(new Exposure(List.of(), 0));
  }

  @Test
  void namesStatementsBySidOrNumber() {
    PolicyDocument policy =
        policy(
            "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'},"
                + "{'Sid':'Web','Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}");

    assertThat(Exposure.of(policy).orElseThrow().publicStatements())
        .extracting(PublicStatement::label)
        .containsExactly("#1", "Web");
  }

  @Test
  void readsASingleStatementThatIsNoList() {
    PolicyDocument policy =
        new PolicyDocument(
            "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}}");

    assertThat(Exposure.of(policy).orElseThrow().isPublic()).isTrue();
  }
}
