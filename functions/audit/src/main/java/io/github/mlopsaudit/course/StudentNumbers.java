package io.github.mlopsaudit.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Student numbers as people write them: `01-15`, `01,03,05-07`. The width of the first number of a
/// range is the width of all: `01-15` is 01, 02, ..., 15.
public final class StudentNumbers {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
  private static final int MOST = 10_000;

  private StudentNumbers() {}

  /// Reads the notation.
  ///
  /// @throws ConfigurationException if a part is neither a number nor a range that runs upwards, or
  ///   if there are more than 10,000 numbers; `where` begins its message
  public static List<String> parse(String where, String text) {
    List<String> numbers = new ArrayList<>();
    if (text.strip().equals("none")) {
      return numbers;
    }
    for (String part : text.split(",", -1)) {
      addRange(where, part.strip(), numbers);
    }
    return numbers;
  }

  private static void addRange(String where, String part, List<String> numbers) {
    Matcher range = RANGE.matcher(part);
    if (!range.matches()) {
      throw new ConfigurationException(
          where + ": '" + part + "' is no student number and no range such as 01-15");
    }
    String first = range.group(1);
    int from = Integer.parseInt(first);
    int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
    if (to < from) {
      throw new ConfigurationException(where + ": the range '" + part + "' runs downwards");
    }
    if (numbers.size() + to - from >= MOST) {
      throw new ConfigurationException(where + ": more than " + MOST + " students");
    }
    for (int number = from; number <= to; number++) {
      numbers.add(String.format("%0" + first.length() + "d", number));
    }
  }
}
