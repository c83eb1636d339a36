package io.github.mlopsaudit.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of the next steps, in one line. Its links can be clicked, named or bare; text that is too
/// long is cut, a link never is: it stands there whole or by its name alone.
final class StepLine {

  private static final int LONGEST = 500;
  private static final int LONGEST_NAME = 80;

  /// Of an address after escaping. The console's link to the report of a class with the longest
  /// name allowed has about 800 characters.
  private static final int LONGEST_ADDRESS = 1_200;

  /// A bare address ends before what can hardly be part of it: a full stop, a Korean particle.
  private static final Pattern LINK =
      Pattern.compile(
          "\\[([^\\[\\]]+)]\\((https://[^\\s()<>|]+)\\)"
              + "|(https://[\\w.~:/?#@!$&*+,;=%-]*[\\w~/#&+=%-])");

  private final StringBuilder out = new StringBuilder();
  private int left = LONGEST;

  private StepLine() {}

  static String of(String step) {
    StepLine line = new StepLine();
    String text = step.strip().replaceAll("\\s+", " ");
    Matcher link = LINK.matcher(text);
    int end = 0;
    while (link.find()) {
      line.text(text.substring(end, link.start()));
      line.link(link);
      end = link.end();
    }
    line.text(text.substring(end));
    return line.out.toString();
  }

  private void text(String text) {
    if (left > 0) {
      String shown = Escaped.of(text, left);
      out.append(shown);
      left -= shown.length();
      left = shown.equals(Escaped.of(text)) ? left : 0;
    }
  }

  private void link(Matcher link) {
    boolean named = link.group(1) != null;
    String address = link.group(named ? 2 : 3);
    String name = Escaped.line(named ? link.group(1) : address, LONGEST_NAME);
    if (name.length() > left || name.isEmpty()) {
      text("…");
      left = 0;
      return;
    }
    String escaped = Escaped.of(address);
    out.append(escaped.length() > LONGEST_ADDRESS ? name : "<" + escaped + "|" + name + ">");
    left -= name.length();
  }
}
