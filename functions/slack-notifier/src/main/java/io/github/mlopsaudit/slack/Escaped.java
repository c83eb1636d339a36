package io.github.mlopsaudit.slack;

/// Foreign text for Slack: its three characters escaped, so that nobody is called by `<!channel>`
/// in a bucket's name, and without what cannot be seen.
/// https://docs.slack.dev/messaging/formatting-message-text#escaping
final class Escaped {

  private static final String ELLIPSIS = "…";
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Escaped() {}

  /// The whole text.
  static String of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /// The text, cut with `…` so that it has at most so many UTF-16 characters after escaping. Never
  /// cuts an entity or a character in two.
  static String of(String text, int longest) {
    StringBuilder out = new StringBuilder();
    int end = 0; // of what would still leave room for the ellipsis
    for (int codePoint : text.codePoints().filter(Escaped::isVisible).toArray()) {
      append(out, codePoint);
      if (out.length() > longest) {
        return out.substring(0, end) + ELLIPSIS;
      }
      if (out.length() <= longest - ELLIPSIS.length()) {
        end = out.length();
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> out.appendCodePoint(isLoneSurrogate(codePoint) ? '?' : codePoint);
    }
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  /// Not what controls terminals or turns the direction of writing. Emoji are joined by a character
  /// of that kind.
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' || codePoint == '\t';
      case Character.FORMAT -> codePoint == ZERO_WIDTH_JOINER;
      default -> true;
    };
  }

  /// The text in one line.
  static String line(String text, int longest) {
    return of(text.strip().replaceAll("\\s+", " "), longest);
  }
}
