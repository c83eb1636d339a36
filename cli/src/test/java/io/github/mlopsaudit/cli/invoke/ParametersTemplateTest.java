package io.github.mlopsaudit.cli.invoke;

import static io.github.mlopsaudit.cli.invoke.Stack.TEMPLATE;
import static io.github.mlopsaudit.cli.invoke.Stack.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold for what the person who deploys is asked, and for all words of the template.
final class ParametersTemplateTest {

  private static final int MOST_OF_A_DESCRIPTION = 4000;

  static Stream<String> parameters() {
    return TEMPLATE.section("Parameters").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void isDescribedAndHasADefault(String parameter) {
    assertThat(TEMPLATE.section("Parameters", parameter)).containsKeys("Type", "Default");
    assertThat(TEMPLATE.section("Parameters", parameter).get("Description"))
        .asString()
        .endsWith(".")
        .hasSizeLessThan(MOST_OF_A_DESCRIPTION);
  }

  /// A value that cannot work is refused before anything is made.
  @ParameterizedTest
  @MethodSource("parameters")
  void takesNotEveryValue(String parameter) {
    assertThat(TEMPLATE.section("Parameters", parameter).keySet())
        .containsAnyOf("AllowedValues", "AllowedPattern", "MinValue");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void takesItsOwnDefault(String parameter) {
    Map<String, Object> section = TEMPLATE.section("Parameters", parameter);
    String value = section.getOrDefault("Default", "").toString();

    if (section.get("AllowedPattern") instanceof String pattern) {
      assertThat(value).matches(pattern);
      assertThat(section).containsKey("ConstraintDescription");
    }
    if (section.get("AllowedValues") instanceof List<?> values) {
      assertThat(values.stream().map(Object::toString)).contains(value);
    }
  }

  /// The role opens what a pattern matches, so it has to begin with letters of the class.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{number}",
        "ab{number}",
        "*",
        "*{number}",
        "abc*{number}",
        "abc",
        "abc{number},{number}",
        "abc{number},",
        "a1{number},a2{number},a3{number}",
        "abc{number},abd{number},abe{number},abf{number}",
        ""
      })
  void refusesAPatternThatWouldOpenMoreThanTheClass(String value) {
    assertThat(Stream.of("BucketPatterns", "RepositoryPatterns").map(this::pattern))
        .noneMatch(value::matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc{number}", "abc{number},abd{number}-x,abe-{number}"})
  void takesUpToThreePatterns(String value) {
    assertThat(Stream.of("BucketPatterns", "RepositoryPatterns").map(this::pattern))
        .allMatch(value::matches);
  }

  private String pattern(String parameter) {
    return TEMPLATE.section("Parameters", parameter).getOrDefault("AllowedPattern", "").toString();
  }

  /// One of the two alone would make no channel, and say nothing.
  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "T0123456789, C0123456789, true",
    "T0123456789, '', false",
    "'', C0123456789, false"
  })
  void asksForTheWholeNameOfASlackChannel(String workspace, String channel, String taken) {
    List<?> assertions =
        Stack.list(TEMPLATE.section("Rules", "SlackChannelIsNamedInFull").get("Assertions"))
            .toList();
    Map<String, String> given = Map.of("SlackWorkspaceId", workspace, "SlackChannelId", channel);

    assertThat(assertions)
        .singleElement()
        .extracting(assertion -> ((Map<?, ?>) assertion).get("Assert"))
        .extracting(assertion -> new ResolvedValues(TEMPLATE, given).of(assertion))
        .isEqualTo(List.of(taken));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void isUsed(String parameter) {
    Stream<String> used =
        Stream.of("Conditions", "Resources", "Outputs")
            .flatMap(section -> texts(TEMPLATE.section(section)));

    assertThat(used)
        .anyMatch(text -> text.equals(parameter) || text.contains("${" + parameter + "}"));
  }

  @Test
  void eachIsAskedForOnceInAGroup() {
    List<String> grouped =
        Stack.list(
                TEMPLATE
                    .section("Metadata", "AWS::CloudFormation::Interface")
                    .get("ParameterGroups"))
            .flatMap(group -> Stack.list(((Map<?, ?>) group).get("Parameters")))
            .map(Object::toString)
            .toList();

    assertThat(grouped).containsExactlyInAnyOrderElementsOf(parameters().toList());
  }

  @Test
  void eachConditionDecidesSomething() {
    List<String> used =
        Stream.of("Conditions", "Resources", "Outputs")
            .flatMap(section -> texts(TEMPLATE.section(section).values().stream().toList()))
            .toList();

    assertThat(TEMPLATE.section("Conditions").keySet()).allMatch(used::contains);
  }

  @Test
  void eachOutputIsDescribed() {
    assertThat(TEMPLATE.section("Outputs").keySet())
        .isNotEmpty()
        .allSatisfy(output ->
            assertThat(TEMPLATE.section("Outputs", output)).containsKeys("Description", "Value"));
  }

  /// Other letters pass every check before the deployment, which then fails.
  @Test
  void allIsAscii() {
    assertThat(texts(TEMPLATE.document()))
        .hasSizeGreaterThan(500)
        .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
  }
}
