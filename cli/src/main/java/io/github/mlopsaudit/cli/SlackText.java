package io.github.mlopsaudit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A Slack message as a person at a terminal reads it: the texts of its blocks, without Slack's
/// escapes. https://docs.slack.dev/messaging/formatting-message-text
final class SlackText {

  private static final String LINK = "<([^|<>]+)\\|([^<>]+)>";

  private SlackText() {}

  /// The first lines of the message that this JSON is; `…` stands for those that were left out.
  static String of(String json, int most) {
    List<String> lines = blocks(json).flatMap(String::lines).map(SlackText::plain).toList();
    Stream<String> shown = lines.stream().limit(most);
    return (lines.size() > most ? Stream.concat(shown, Stream.of("…")) : shown)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> blocks(String json) {
    try {
      JsonNode blocks = new ObjectMapper().readTree(json).path("blocks");
      return StreamSupport.stream(blocks.spliterator(), false).flatMap(SlackText::texts);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("No message for Slack: " + e.getMessage(), e);
    }
  }

  private static Stream<String> texts(JsonNode block) {
    Stream<JsonNode> parts =
        Stream.concat(
            Stream.of(block.path("text")),
            StreamSupport.stream(block.path("elements").spliterator(), false)
                .map(element -> element.path("text")));
    return parts
        .map(part -> part.isTextual() ? part.asText() : part.path("text").asText())
        .filter(text -> !text.isBlank());
  }

  private static String plain(String line) {
    return line.replaceAll(LINK, "$2: $1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
