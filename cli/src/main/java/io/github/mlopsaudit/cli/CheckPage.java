package io.github.mlopsaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.report.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The page of one check, `docs/checks/<id>.md`, which the command brings along.
final class CheckPage {

  private static final int NEAREST = 3;

  private CheckPage() {}

  /// The check of this id.
  ///
  /// @throws ConfigurationException that names the nearest ids if there is none
  static Check find(String id) {
    return Checks.all().stream()
        .filter(check -> check.rule().id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new ConfigurationException(
                "There is no check '%s'. Did you mean %s? ./audit checks lists all."
                    .formatted(id, String.join(", ", nearest(id)))));
  }

  private static List<String> nearest(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return Checks.all().stream()
        .map(check -> check.rule().id())
        .sorted(comparingInt(other -> distance(wanted, other)))
        .limit(NEAREST)
        .toList();
  }

  /// How many characters have to be put in, taken out or changed, half as many where one text is
  /// part of the other (Levenshtein).
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return other.contains(one) ? row[other.length()] / 2 : row[other.length()];
  }

  /// The page as Markdown, below what the check means in the person's language.
  static String text(Check check, Messages messages) {
    String id = check.rule().id();
    return "%s. %s%n%n%s"
        .formatted(messages.text(id + ".title"), messages.text(id + ".why"), page(id));
  }

  private static String page(String id) {
    try (InputStream page =
        Objects.requireNonNull(
            CheckPage.class.getResourceAsStream("checks/" + id + ".md"), "docs/checks/" + id)) {
      return new String(page.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
