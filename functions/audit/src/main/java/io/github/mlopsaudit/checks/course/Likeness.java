package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the name of one student's bucket or repository should be, to compare others with: alike is
/// what differs in separators, in zeros before the number, by one word left out, by a slip of the
/// keyboard in about six letters, or by something behind it. Numbers are never nearly right: 70 and
/// 107 are not 07.
final class Likeness {

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern SEPARATORS = Pattern.compile("[-_./]+");
  private static final String HERE = "|";
  private static final int LETTERS_PER_SLIP = 6;
  private static final int FEWEST_WORDS = 2;
  private static final int FEWEST_LETTERS = 3;

  private final String number;
  private final String before;
  private final Set<String> shortened;
  private final String after;

  /// The component is of no account where the pattern has none.
  Likeness(NamePattern pattern, String number, String component) {
    String name = pattern.name(HERE, component);
    int at = name.indexOf(HERE);
    this.number = number;
    this.before = letters(name.substring(0, at));
    this.after = letters(name.substring(at + 1));
    this.shortened = shortened(words(name.substring(0, at)), words(name.substring(at + 1)).size());
  }

  /// Whether the name is nearly the expected one.
  boolean isLike(String name) {
    return reads(name, this::isAfter);
  }

  /// Whether the name says that it is the student's, whatever stands behind the number.
  boolean isOfStudent(String name) {
    return reads(name, _ -> true);
  }

  private boolean reads(String name, Predicate<String> behind) {
    return tails(name.toLowerCase(Locale.ROOT))
        .anyMatch(tail -> NUMBER.matcher(tail).results().anyMatch(run -> reads(tail, run, behind)));
  }

  private boolean reads(String name, MatchResult run, Predicate<String> behind) {
    return Selection.same(number, run.group())
        && isBefore(letters(name.substring(0, run.start())))
        && behind.test(letters(name.substring(run.end())));
  }

  private boolean isBefore(String letters) {
    return shortened.contains(letters)
        || (digits(letters).equals(digits(before)) && isSlip(letters, before));
  }

  private boolean isAfter(String letters) {
    return letters.startsWith(after)
        || (letters.length() >= FEWEST_LETTERS && after.startsWith(letters))
        || isSlip(letters, after);
  }

  /// The name, and what follows each slash: `mlops-user07-training/mlops-user07-training`.
  private static Stream<String> tails(String name) {
    return Stream.concat(
        Stream.of(name),
        IntStream.range(0, name.length())
            .filter(at -> name.charAt(at) == '/')
            .mapToObj(at -> name.substring(at + 1)));
  }

  private static List<String> words(String text) {
    return SEPARATORS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  private static String letters(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }

  /// A wrong digit is no slip: it is another number.
  private static String digits(String letters) {
    return letters.replaceAll("\\D", "");
  }

  /// The words before the number with one of them left out, where enough remain to tell.
  private static Set<String> shortened(List<String> words, int wordsAfter) {
    Set<String> shortened = new HashSet<>();
    if (words.size() + wordsAfter <= FEWEST_WORDS) {
      return shortened;
    }
    for (int left = 0; left < words.size(); left++) {
      StringBuilder rest = new StringBuilder();
      for (int kept = 0; kept < words.size(); kept++) {
        rest.append(kept == left ? "" : words.get(kept));
      }
      shortened.add(rest.toString());
    }
    return shortened;
  }

  private static boolean isSlip(String typed, String meant) {
    int allowed = meant.length() / LETTERS_PER_SLIP;
    return Math.abs(typed.length() - meant.length()) <= allowed && slips(typed, meant) <= allowed;
  }

  /// How many letters are wrong, missing, too many, or swapped with their neighbour (the optimal
  /// string alignment distance).
  private static int slips(String typed, String meant) {
    int[][] slips = new int[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : step(slips, typed, meant, i, j);
      }
    }
    return slips[typed.length()][meant.length()];
  }

  private static int step(int[][] slips, String typed, String meant, int i, int j) {
    boolean same = typed.charAt(i - 1) == meant.charAt(j - 1);
    int least =
        Math.min(
            slips[i - 1][j - 1] + (same ? 0 : 1), Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1);
    return swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
  }
}
