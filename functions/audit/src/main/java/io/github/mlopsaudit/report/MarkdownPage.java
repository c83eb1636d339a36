package io.github.mlopsaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of `docs/` for a terminal: headings underlined, tables aligned, code as it is, all else
/// wrapped. Knows the Markdown that these pages use.
public final class MarkdownPage {

  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^]]+)]\\(([^)]+)\\)|<(https?://[^>]+)>");
  private static final Pattern TABLE_RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+");
  private static final Pattern ITEM = Pattern.compile("([-*]|\\d+\\.) .*");
  private static final String FENCE = "```";
  private static final int WIDEST = 100;

  private final Ink ink;
  private final int columns;
  private final StringBuilder text = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private final List<List<String>> table = new ArrayList<>();
  private boolean code;

  private MarkdownPage(Ink ink, int columns) {
    this.ink = ink;
    this.columns = Math.min(columns, WIDEST);
  }

  /// `columns` is the width of the terminal.
  public static String text(String markdown, Ink ink, int columns) {
    MarkdownPage page = new MarkdownPage(ink, columns);
    markdown.lines().map(Plain::line).forEach(page::add);
    page.end();
    return page.text.toString();
  }

  private void add(String line) {
    String stripped = line.strip();
    if (stripped.startsWith(FENCE)) {
      end();
      code = !code;
    } else if (code) {
      text.append("    ").append(line).append('\n');
    } else if (stripped.startsWith("|")) {
      addRow(stripped);
    } else if (stripped.isEmpty()) {
      end();
      addBlank();
    } else if (stripped.startsWith("#")) {
      end();
      addHeading(stripped);
    } else if (!stripped.startsWith("<!--")) {
      if (ITEM.matcher(stripped).matches()) {
        end();
      }
      paragraph.add(paragraph.isEmpty() ? line.stripTrailing() : stripped);
    }
  }

  /// One blank line, however many there are.
  private void addBlank() {
    if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
  }

  private void addHeading(String line) {
    String heading = inline(line.replaceFirst("#+\\s*", ""));
    String underline = line.startsWith("##") ? "-" : "=";
    text.append(ink.heading(heading)).append('\n');
    text.append(ink.quiet(underline.repeat(Columns.width(heading)))).append('\n');
  }

  private void addRow(String line) {
    if (!TABLE_RULE.matcher(line).matches()) {
      String inner = line.substring(1, line.endsWith("|") ? line.length() - 1 : line.length());
      table.add(
          Stream.of(inner.split("(?<!\\\\)\\|", -1))
              .map(cell -> inline(cell.strip().replace("\\|", "|")))
              .toList());
    }
  }

  /// Ends the paragraph or the table.
  private void end() {
    if (!paragraph.isEmpty()) {
      String first = paragraph.getFirst();
      String indent = " ".repeat(first.length() - first.stripLeading().length());
      String hanging = ITEM.matcher(first.strip()).matches() ? indent + "  " : indent;
      String all = inline(String.join(" ", paragraph).strip());
      text.append(indent)
          .append(String.join("\n" + hanging, wrapped(all, columns - hanging.length())))
          .append('\n');
      paragraph.clear();
    }
    table.stream().filter(row -> !String.join("", row).isEmpty()).forEach(this::addCells);
    table.clear();
  }

  /// The last column takes the room that the others leave.
  private void addCells(List<String> row) {
    StringBuilder begin = new StringBuilder();
    for (int i = 0; i < row.size() - 1; i++) {
      begin.append(Columns.pad(row.get(i), width(i))).append("  ");
    }
    int used = Columns.width(begin.toString());
    text.append(begin)
        .append(String.join("\n" + " ".repeat(used), wrapped(row.getLast(), columns - used)))
        .append('\n');
  }

  private int width(int column) {
    return table.stream()
        .filter(row -> column < row.size() - 1)
        .mapToInt(row -> Columns.width(row.get(column)))
        .max()
        .orElse(0);
  }

  private static List<String> wrapped(String text, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && Columns.width(line + " " + word) > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String inline(String markdown) {
    return INLINE.matcher(markdown).replaceAll(match -> Matcher.quoteReplacement(plain(match)));
  }

  private static String plain(MatchResult match) {
    if (match.group(3) != null) {
      boolean says = match.group(3).equals(match.group(4));
      return says ? match.group(4) : match.group(3) + " (" + match.group(4) + ")";
    }
    return Stream.of(1, 2, 5)
        .map(match::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(match::group);
  }
}
