package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.report.DigestSections.Section;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The message of a run for a chat channel, in the course's language: a custom notification of
/// Amazon Q Developer in chat applications, which drops everything else without a word.
/// https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
public record ChatNotification(
    String version, String source, String id, Content content, Metadata metadata) {

  private static final int TITLE = 150;
  private static final int DESCRIPTION = 3_000;
  private static final int LINES = 6;
  private static final int LINE = 200;

  /// `textType` can only be `client-markdown`.
  public record Content(
      String textType, String title, String description, List<String> nextSteps) {}

  /// Messages of one `threadId` stand in one thread, if the channel wants that.
  public record Metadata(
      String threadId,
      String summary,
      String eventType,
      Map<String, String> additionalContext,
      boolean enableCustomActions) {}

  /// `link` leads to the report, if it was put away.
  public static ChatNotification of(Report report, Optional<URI> link) {
    Messages messages = Messages.in(report.course().language());
    DigestFrame frame = new DigestFrame(report, messages);
    String course = Plain.line(report.course().name());
    String title = Plain.shorten(SubjectLine.of(report), TITLE);
    return new ChatNotification(
        "1.0",
        "custom",
        report.run().id(),
        new Content(
            "client-markdown",
            title,
            description(frame, new DigestSections(report, messages, LINES)),
            nextSteps(frame, link)),
        new Metadata(
            "audit-" + course,
            title,
            "AuditDigest",
            Map.of(
                "runId", report.run().id(),
                "class", course,
                "account", report.snapshot().account().id(),
                "maxSeverity", maxSeverity(report)),
            false));
  }

  /// The gravest severity among what is open, else `none`.
  public static String maxSeverity(Report report) {
    return report
        .failures()
        .map(Assessment::severity)
        .max(Comparator.naturalOrder())
        .map(Severity::id)
        .orElse("none");
  }

  public String json() {
    return Json.text(this);
  }

  private static List<String> nextSteps(DigestFrame frame, Optional<URI> link) {
    List<String> steps = new ArrayList<>();
    steps.add(unmarked(frame.further()));
    link.ifPresent(uri -> steps.add("[" + frame.reportTitle() + "](" + uri + ")"));
    return steps;
  }

  /// Whole lines, as many as there is room for.
  private static String description(DigestFrame frame, DigestSections parts) {
    List<String> lines = new ArrayList<>();
    frame.head().stream().skip(1).forEach(line -> lines.add(unmarked(line)));
    for (Section section : parts.sections()) {
      lines.add("");
      lines.add("**" + unmarked(section.heading()) + "**");
      section.lines().forEach(line -> lines.add("- " + unmarked(line)));
      if (!section.more().isEmpty()) {
        lines.add(unmarked(section.more()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() + 1 > DESCRIPTION - 2) {
        text.append("…");
        break;
      }
      text.append(line).append('\n');
    }
    return text.toString().strip();
  }

  /// Without anything that Markdown or Slack would take for markup. Amazon Q documents no escape,
  /// so that look-alikes take the place of the marks.
  private static String unmarked(String text) {
    return Plain.shorten(text, LINE)
        .codePoints()
        .mapToObj(c ->
            switch (c) {
              case '*', '_', '`', '~', '[', ']', '<', '>', '|', '#', '\\' -> fullwidth(c);
              default -> Character.toString(c);
            })
        .collect(Collectors.joining());
  }

  private static String fullwidth(int ascii) {
    return Character.toString(ascii - '!' + '！');
  }
}
