package io.github.mlopsaudit.report;

import java.nio.charset.StandardCharsets;

/// Makes foreign text safe to show: no control characters (a terminal obeys escapes), no characters
/// that turn the direction of writing.
public final class Plain {

  private Plain() {}

  /// The text as one line; each unsafe character becomes `?`.
  public static String line(String text) {
    int[] safe = text.codePoints().map(c -> isUnsafe(c) ? '?' : c).toArray();
    return new String(safe, 0, safe.length);
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
