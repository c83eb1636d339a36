package io.github.mlopsaudit.slack;

import java.util.List;
import java.util.stream.Stream;

/// How a notice looks in Slack.
final class Layout {

  private static final String UNTITLED = "AWS";

  private Layout() {}

  static SlackMessage of(Notice notice, Words words) {
    return switch (notice) {
      case Notice.Digest digest -> DigestLayout.of(digest, words);
      case Notice.Alarm(var alarm) -> AlarmLayout.of(new AlarmFacts(alarm), words);
      case Notice.Text(String subject, String text) -> {
        String title = subject.isBlank() ? UNTITLED : subject;
        yield SlackMessage.of(
            title + ": " + text,
            Stream.concat(Stream.of(header(title)), body(text, words).stream()).toList());
      }
    };
  }

  private static List<Block> body(String text, Words words) {
    List<String> lines = text.lines().map(line -> Escaped.of(line, Block.Section.LONGEST)).toList();
    return Sections.of(lines, Sections.ROOM, words, Block.Plain::new);
  }

  /// A header in one line; Slack refuses an empty one.
  static Block header(String title) {
    String line = Escaped.line(title, Block.Header.LONGEST);
    return new Block.Header(line.isEmpty() ? UNTITLED : line);
  }
}
