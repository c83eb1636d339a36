package io.github.mlopsaudit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/decisions/0003-lessons-of-other-auditors.md`: each test that it names is there.
final class LessonsTest {

  private static final Path PROJECT = ProjectFolder.find().path();
  private static final List<String> MODULES = List.of("functions/audit", "cli", "local", "bench");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final String PAGE =
      read(PROJECT.resolve("docs/decisions/0003-lessons-of-other-auditors.md"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> rows(String section) {
    return PAGE.substring(PAGE.indexOf("## " + section))
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.matches("\\| \\d+ \\|.*"))
        .toList();
  }

  private static List<String> complaints() {
    return rows("The complaints");
  }

  private static List<String> mistakes() {
    return rows("Where another auditor is wrong about a class");
  }

  private static List<Integer> numbers(List<String> rows) {
    return rows.stream().map(row -> Integer.valueOf(row.split("\\|", -1)[1].strip())).toList();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  static Stream<String> tests() {
    return TEST.matcher(PAGE).results().map(test -> test.group(1) + "." + test.group(2)).distinct();
  }

  private static List<Path> sources(String name) throws IOException {
    List<Path> found = List.of();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/test/java"))) {
        found =
            Stream.concat(found.stream(), files.filter(file -> file.endsWith(name + ".java")))
                .toList();
      }
    }
    return found;
  }

  @Test
  void listsEachComplaintOnce() {
    assertThat(numbers(complaints())).isEqualTo(upTo(35));
    assertThat(numbers(mistakes())).isEqualTo(upTo(9));
  }

  @Test
  void saysWhyWhereThereIsNoTest() {
    assertThat(Stream.concat(complaints().stream(), mistakes().stream()))
        .filteredOn(row -> !TEST.matcher(row).find())
        .allMatch(row -> row.contains("Not yet:") || row.contains("Does not apply:"));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void eachTestIsThere(String test) throws IOException {
    String[] names = test.split("\\.", -1);

    assertThat(sources(names[0]))
        .singleElement()
        .satisfies(file -> assertThat(file).content().contains("  void " + names[1] + "("));
  }
}
