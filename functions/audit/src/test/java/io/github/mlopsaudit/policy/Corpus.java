package io.github.mlopsaudit.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mlopsaudit.core.PolicyDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Policies with the answer that is expected of them and where it comes from, one a line.
final class Corpus {

  /// The files whose last column holds statements; broken.txt holds whole documents.
  static final List<String> FILES =
      List.of("public.txt", "write.txt", "ecr-public.txt", "foreign.txt", "tls.txt", "broken.txt");

  record Line(String file, String expected, String name, String source, String text) {

    /// The last column as a document of its own.
    PolicyDocument document() {
      return new PolicyDocument(text.replace('\'', '"'));
    }

    /// The last column as the statements of a policy.
    PolicyDocument policy() {
      return Corpus.policy(text);
    }

    @Override
    public String toString() {
      return expected + ": " + name;
    }
  }

  private Corpus() {}

  static Stream<Line> lines(String file) {
    return rows(file)
        .map(row -> row.split("\\|", 4))
        .map(cells ->
            new Line(file, cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()));
  }

  /// The addresses by the short names that the files use.
  static Map<String, String> sources() {
    return rows("sources.txt")
        .map(row -> row.split("\\s+", 2))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
  }

  static PolicyDocument policy(String statements) {
    return new PolicyDocument(
        ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"'));
  }

  private static Stream<String> rows(String file) {
    InputStream stream =
        Objects.requireNonNull(Corpus.class.getResourceAsStream("/policies/" + file));
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
