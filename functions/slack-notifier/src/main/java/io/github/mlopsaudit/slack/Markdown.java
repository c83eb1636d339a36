package io.github.mlopsaudit.slack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Markdown of Amazon Q's notifications as Slack's markup, which is another: `*bold*` and
/// `<url|text>`. What else it knows (`_`, `~`, backticks) means the same in both.
final class Markdown {

  /// Only a whole line: Slack sees no end of `*bold*` where a Korean particle follows at once.
  private static final Pattern HEADING = Pattern.compile("\\s*\\*\\*([^*]+)\\*\\*\\s*");

  private static final Pattern ITEM = Pattern.compile("(\\s*)[-*] (.*)");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]+)]\\((https://[^\\s()<>|]+)\\)");

  private Markdown() {}

  /// The lines of the text, none longer than a section.
  static List<String> lines(String markdown) {
    return markdown.lines().map(Markdown::line).toList();
  }

  /// A line that is too long loses its links before it is cut, for half a link is none.
  static String line(String markdown) {
    String line = styled(markdown);
    return line.length() <= Block.Section.LONGEST
        ? line
        : Escaped.of(LINK.matcher(markdown).replaceAll("$1"), Block.Section.LONGEST);
  }

  private static String styled(String markdown) {
    Matcher heading = HEADING.matcher(markdown);
    if (heading.matches() && !heading.group(1).isBlank()) {
      return bold(heading.group(1));
    }
    Matcher item = ITEM.matcher(markdown);
    return item.matches() ? item.group(1) + "• " + linked(item.group(2)) : linked(markdown);
  }

  /// The text in bold, which has to stand between blanks or line ends.
  static String bold(String text) {
    return "*" + Escaped.line(text, Block.Section.LONGEST / 2) + "*";
  }

  static String link(String text, String url) {
    return "<" + Escaped.of(url) + "|" + Escaped.line(text, Block.Section.LONGEST) + ">";
  }

  private static String linked(String markdown) {
    StringBuilder out = new StringBuilder();
    Matcher link = LINK.matcher(markdown);
    int end = 0;
    while (link.find()) {
      out.append(Escaped.of(markdown.substring(end, link.start())));
      out.append(link(link.group(1), link.group(2)));
      end = link.end();
    }
    return out.append(Escaped.of(markdown.substring(end))).toString();
  }
}
