package io.github.mlopsaudit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The audit's message: title, description, next steps, and which class and run it is about.
final class DigestLayout {

  private static final int ROOM_FOR_STEPS = 2_000;
  private static final int LONGEST_VALUE = 100;
  private static final List<String> CONTEXT = List.of("class", "account", "run");

  private DigestLayout() {}

  static SlackMessage of(Notice.Digest digest, Words words) {
    JsonNode content = digest.notification().path("content");
    JsonNode metadata = digest.notification().path("metadata");
    String summary = metadata.path("summary").asText();
    String title =
        Stream.of(content.path("title").asText(), summary)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(digest.subject());
    List<Block> blocks = new ArrayList<>();
    blocks.add(Layout.header(title));
    blocks.addAll(
        Sections.of(
            Markdown.lines(content.path("description").asText()),
            Sections.ROOM,
            words,
            Block.Section::new));
    blocks.addAll(steps(content.path("nextSteps"), words));
    blocks.addAll(context(metadata.path("additionalContext"), words));
    return SlackMessage.of(
        summary.isBlank() || summary.equals(title) ? title : title + ": " + summary, blocks);
  }

  private static List<Block> steps(JsonNode steps, Words words) {
    List<String> lines =
        steps
            .valueStream()
            .map(step -> step.asText().strip())
            .filter(step -> !step.isEmpty())
            .map(step -> "• " + StepLine.of(step))
            .toList();
    return lines.isEmpty()
        ? List.of()
        : Sections.of(
            Stream.concat(Stream.of(Markdown.bold(words.get("next"))), lines.stream()).toList(),
            ROOM_FOR_STEPS,
            words,
            Block.Section::new);
  }

  /// `runId` is the run's in the message, the other names are as here.
  private static List<Block> context(JsonNode values, Words words) {
    String line =
        CONTEXT.stream()
            .filter(name -> !value(values, name).isBlank())
            .map(name -> words.get(name) + ": " + Escaped.line(value(values, name), LONGEST_VALUE))
            .collect(Collectors.joining("  ·  "));
    return line.isEmpty() ? List.of() : List.of(new Block.Context(line));
  }

  private static String value(JsonNode values, String name) {
    return values.path(name.equals("run") ? "runId" : name).asText();
  }
}
