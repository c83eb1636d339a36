package io.github.mlopsaudit.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.local.HostileText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The course file whatever is written in it: a course, or a mistake that says where.
final class CoursePropertiesTest {

  private static final List<Rule> RULES = Checks.all().stream().map(Check::rule).toList();
  private static final Course BASE = Given.course();
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String FILE =
      """
      name: "MLOps 2026"
      region: ap-northeast-2
      extraRegions: [us-east-1]
      starts: 2026-09-01
      ends: 2026-12-24
      roster:
        - {numbers: "01-03, 7"}
        - {number: "20", name: 강사, role: instructor}
      buckets: ["mlops-training-user{number}"]
      repositories: ["mlops-user{number}-{component}"]
      components: [training, serving]
      due: {s3-versioning: 2026-10-01}
      trustedAccounts: ["123456789012"]
      checks: {s3-versioning: {enabled: true, severity: high}}
      """;

  private static Course read(String text) {
    return CourseFile.read("course.yaml", text, BASE, RULES);
  }

  private static Optional<Course> find(String text) {
    try {
      return Optional.of(read(text));
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageStartingWith("course.yaml");
      return Optional.empty();
    }
  }

  /// The file with a piece gone, doubled or another.
  @Provide
  static Arbitrary<String> broken() {
    return Combinators.combine(
            Arbitraries.integers().between(0, FILE.length()),
            Arbitraries.integers().between(0, 12),
            Arbitraries.strings()
                .withChars("{}[]\"':,&*!|>%@`#?-~ \n\t\\0aA가\u0000\u0085\u2028\ud800\ufeff")
                .ofMaxLength(4))
        .as((at, gone, put) ->
            FILE.substring(0, at) + put + FILE.substring(Math.min(FILE.length(), at + gone)));
  }

  @Provide
  static Arbitrary<String> name() {
    return Arbitraries.strings()
        .all()
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(name -> name.codePoints().noneMatch(c -> c == '#' || isUnwritable(c)));
  }

  private static boolean isUnwritable(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || codePoint == 0xFFFE
        || codePoint == 0xFFFF;
  }

  @Property
  void aBrokenFileIsACourseOrAMistakeThatNamesTheFile(
      @ForAll("broken") String text, @ForAll String noise) {
    assertThat(find(text).map(Course::starts)).satisfies(starts -> {});
    assertThat(find(noise).map(Course::name)).isIn(Optional.empty(), Optional.of(BASE.name()));
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll("name") String name,
      @ForAll LocalDate starts,
      @ForAll @IntRange(max = 400) int days,
      @ForAll boolean on) {
    String quoted = "'" + name.replace("'", "''") + "'";
    Course course =
        read(
            "{name: %s, starts: '%s', ends: '%s', roster: [{number: '7', name: %s}], checks: {s3-versioning: {enabled: %s}}}"
                .formatted(quoted, starts, starts.plusDays(days), quoted, on));

    assertThat(course.name()).isEqualTo(name);
    assertThat(course.starts()).isEqualTo(starts);
    assertThat(course.ends()).isEqualTo(starts.plusDays(days));
    assertThat(course.roster()).extracting(Student::name).containsExactly(name);
    assertThat(course.checks().enabled()).containsExactly(java.util.Map.entry("s3-versioning", on));
  }

  @Property
  void numbersArePrintedAndReadAgain(
      @ForAll @IntRange(max = 999_000) int from,
      @ForAll @IntRange(max = 999) int more,
      @ForAll @IntRange(min = 1, max = 6) int width,
      @ForAll @IntRange(max = 9) int alone) {
    String first = ("%0" + width + "d").formatted(from);
    List<String> expected =
        Stream.concat(
                IntStream.rangeClosed(from, from + more)
                    .mapToObj(number -> ("%0" + first.length() + "d").formatted(number)),
                Stream.of(String.valueOf(alone)))
            .toList();

    assertThat(StudentNumbers.parse("x", first + " - " + (from + more) + " , " + alone))
        .isEqualTo(expected);
    assertThat(StudentNumbers.parse("x", String.join(",", expected))).isEqualTo(expected);
  }

  @Property
  void numbersAreDigitsOrAMistake(@ForAll("notation") String text) {
    try {
      assertThat(StudentNumbers.parse("here", text))
          .allMatch(number -> number.matches("[0-9]{1,7}"))
          .hasSizeLessThanOrEqualTo(10_000);
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageStartingWith("here");
    }
  }

  @Provide
  static Arbitrary<String> notation() {
    return Arbitraries.strings().withChars("0179,- \t٣７가none").ofMaxLength(14);
  }

  static Stream<Arguments> hostile() {
    String laughs =
        IntStream.range(1, 30)
            .mapToObj(i -> "c%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(9)))
            .collect(Collectors.joining("", "name: &l0 [lol]\n", ""));
    return Stream.of(
        Arguments.of("billion laughs", laughs),
        Arguments.of("itself", "roster: &a [*a]"),
        Arguments.of("itself in checks", "checks: &a {s3-versioning: *a}"),
        Arguments.of("merge", "checks: {<<: {s3-versioning: {}}}"),
        Arguments.of("a Java object", "name: !!javax.script.ScriptEngineManager [x]"),
        Arguments.of("deep", "name: " + "[".repeat(10_000)),
        Arguments.of("deep and closed", "name: " + "[".repeat(10_000) + "]".repeat(10_000)),
        Arguments.of("deep maps", "checks: " + "{a: ".repeat(10_000)),
        Arguments.of(
            "deep lines",
            IntStream.range(0, 3_000)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .collect(Collectors.joining())),
        Arguments.of("many components", "components: [a" + "-a".repeat(100_000) + ".]"),
        Arguments.of("many regions", "region: aa" + "-a".repeat(100_000)),
        Arguments.of(
            "long role",
            "studentRole: 'arn:aws:iam::123456789012:role/" + "{number}".repeat(50_000)),
        Arguments.of(
            "long number", "checks: {s3-versioning: {days: 1" + "0".repeat(1_000_000) + "}}"),
        Arguments.of("many students", "roster: [{numbers: '" + "0-9999,".repeat(10_000) + "'}]"),
        Arguments.of("1 MB", "name: " + "A".repeat(1_000_000)),
        Arguments.of("4 MB", "name: " + "A".repeat(4_000_000)),
        Arguments.of("a key twice", "name: a\nname: b"),
        Arguments.of("NUL", "name: \"a\u0000b\""),
        Arguments.of("not UTF-8", "name: \ufffd\ufffd\n\ufffd"),
        Arguments.of("two documents", "name: a\n---\nname: b"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedSoon(String name, String text) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("course.yaml"));
  }

  @ParameterizedTest
  @MethodSource("io.github.mlopsaudit.local.HostileText#all")
  void aHostileTextIsAValueOrAMistake(HostileText hostile) {
    for (String key : List.of("name", "region", "ends", "roster", "components", "studentRole")) {
      for (String value : List.of("%s", "'%s'", "\"%s\"", "[%s]", "{number: '%s'}")) {
        assertThat(find(key + ": " + value.replace("%s", hostile.text()))).isNotNull();
      }
    }
  }
}
