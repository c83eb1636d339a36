package io.github.mlopsaudit.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A CloudWatch alarm: state, reason, since when, and the way to it in the console.
final class AlarmLayout {

  private static final int LONGEST_REASON = 1_500;
  private static final int LONGEST_VALUE = 200;

  private AlarmLayout() {}

  static SlackMessage of(AlarmFacts alarm, Words words) {
    String title = sign(alarm.state()) + " " + alarm.state() + ": " + alarm.name();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Layout.header(title));
    String description = Escaped.of(alarm.description().strip(), LONGEST_REASON);
    if (!description.isEmpty()) {
      blocks.add(new Block.Section(description));
    }
    blocks.add(new Block.Section(facts(alarm, words)));
    alarm
        .consoleUrl()
        .map(url -> new Block.Section(Markdown.link(words.get("console"), url)))
        .ifPresent(blocks::add);
    String place = place(alarm, words);
    if (!place.isEmpty()) {
      blocks.add(new Block.Context(place));
    }
    return SlackMessage.of(title + ": " + alarm.reason(), blocks);
  }

  private static String sign(String state) {
    return switch (state) {
      case "ALARM" -> "🔴";
      case "OK" -> "🟢";
      default -> "⚪";
    };
  }

  private static String facts(AlarmFacts alarm, Words words) {
    Stream<String> lines =
        Stream.of(
            fact(words.get("state"), states(alarm)),
            fact(words.get("reason"), Escaped.line(alarm.reason(), LONGEST_REASON)),
            fact(words.get("since"), since(alarm)),
            fact(words.get("metric"), Escaped.line(alarm.metric(), LONGEST_VALUE)));
    return lines.filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String fact(String name, String value) {
    return value.isEmpty() ? "" : Markdown.bold(name) + " " + value;
  }

  private static String states(AlarmFacts alarm) {
    String state = Escaped.line(alarm.state(), LONGEST_VALUE);
    String before = Escaped.line(alarm.stateBefore(), LONGEST_VALUE);
    return before.isEmpty() ? state : before + " → " + state;
  }

  /// Slack shows the time in each reader's own time zone.
  /// https://docs.slack.dev/messaging/formatting-message-text#date-formatting
  private static String since(AlarmFacts alarm) {
    return alarm
        .sinceInstant()
        .map(AlarmLayout::date)
        .orElseGet(() -> Escaped.line(alarm.since(), LONGEST_VALUE));
  }

  private static String date(Instant time) {
    return "<!date^%d^{date_num} {time_secs}|%s>".formatted(time.getEpochSecond(), time);
  }

  private static String place(AlarmFacts alarm, Words words) {
    return Stream.of(fact(words, "region", alarm.region()), fact(words, "account", alarm.account()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  ·  "));
  }

  private static String fact(Words words, String name, String value) {
    return value.isEmpty() ? "" : words.get(name) + ": " + Escaped.line(value, LONGEST_VALUE);
  }
}
