package io.github.mlopsaudit.report;

/// Makes foreign text safe to show: no control characters (a terminal obeys escapes), no characters
/// that turn the direction of writing.
final class Plain {

  private Plain() {}

  /// The text as one line; each unsafe character becomes `?`.
  static String line(String text) {
    int[] safe = text.codePoints().map(c -> isUnsafe(c) ? '?' : c).toArray();
    return new String(safe, 0, safe.length);
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
