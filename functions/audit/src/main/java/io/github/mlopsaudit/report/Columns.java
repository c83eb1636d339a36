package io.github.mlopsaudit.report;

/// Text in terminal columns, in which Hangul and other East Asian wide characters take two.
final class Columns {

  private Columns() {}

  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HANGUL, HAN, HIRAGANA, KATAKANA -> 2;
      default -> codePoint >= 0xFF01 && codePoint <= 0xFF60 ? 2 : 1;
    };
  }

  /// The text, filled with blanks up to the width.
  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }
}
