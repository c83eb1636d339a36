package io.github.mlopsaudit.report;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Makes foreign text safe to show: no control characters (a terminal obeys escapes), no characters
/// that turn the direction of writing.
public final class Plain {

  private Plain() {}

  /// The text as one line; each unsafe character becomes `?`.
  public static String line(String text) {
    int[] safe = text.codePoints().map(c -> isUnsafe(c) ? '?' : c).toArray();
    return new String(safe, 0, safe.length);
  }

  /// The text in the lines that it has; each other unsafe character becomes `?`.
  public static String lines(String text) {
    return text.lines().map(Plain::line).collect(Collectors.joining("\n"));
  }

  /// The JSON, saying the same, with each unsafe character in it as an escape: JSON itself asks
  /// that of the first 32 alone.
  static String escaped(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.codePoints()
        .forEach(c -> {
          if (c == '\n' || !isUnsafe(c)) {
            escaped.appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              escaped.append(String.format("\\u%04x", (int) unit));
            }
          }
        });
    return escaped.toString();
  }

  /// The text, if need be cut to so many code points; what was cut ends in `…`.
  static String shorten(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints - 1)) + "…";
  }

  /// The lines of the text that fit in so many bytes of UTF-8; where some do not, `…` follows.
  static String cut(String text, int bytes) {
    StringBuilder cut = new StringBuilder();
    int room = bytes;
    for (String line : text.lines().toList()) {
      room -= line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (room < 0) {
        return cut.append("…\n").toString();
      }
      cut.append(line).append('\n');
    }
    return cut.toString();
  }

  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
