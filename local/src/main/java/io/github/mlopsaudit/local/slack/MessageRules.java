package io.github.mlopsaudit.local.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A message held against what Slack documents of messages and blocks, and against the total that
/// it does not document. https://docs.slack.dev/reference/block-kit/blocks
/// https://docs.slack.dev/reference/block-kit/composition-objects/text-object
/// https://docs.slack.dev/messaging/formatting-message-text#escaping
final class MessageRules {

  private static final int MOST_BLOCKS = 50;
  private static final int LONGEST_MESSAGE_TEXT = 4_000;
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_TEXT = 3_000;
  private static final int MOST_ELEMENTS = 10;

  /// `msg_blocks_too_long` comes at about 13,200: https://github.com/slackapi/bolt-js/issues/2509
  private static final int LONGEST_MESSAGE = 10_000;

  /// What may stand in the markup unescaped: a link or a date.
  private static final Pattern MARKUP =
      Pattern.compile("<(https://[^<>|]+|!date\\^\\d+\\^[^<>|^]+)\\|[^<>]+>");

  private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt);");

  /// Bold that ends or begins within a word, which Slack does not show.
  private static final Pattern STUCK_BOLD =
      Pattern.compile("(?m)(^|\\s)\\*[^*\\s][^*\\n]*\\*[\\p{L}\\p{N}]");

  private final JsonNode message;
  private final List<String> faults = new ArrayList<>();
  private int total;

  private MessageRules(JsonNode message) {
    this.message = message;
  }

  static MessageRules read(String body) {
    MessageRules rules = new MessageRules(parse(body));
    rules.check();
    return rules;
  }

  private static JsonNode parse(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  JsonNode message() {
    return message;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  private void check() {
    require(message.isObject(), "the message is no JSON object");
    String text = message.path("text").asText();
    length("text", text, LONGEST_MESSAGE_TEXT);
    escaped("text", text, MARKUP.matcher(text).replaceAll(""));
    JsonNode blocks = message.path("blocks");
    require(blocks.isArray() && !blocks.isEmpty(), "there are no blocks");
    require(blocks.size() <= MOST_BLOCKS, "there are " + blocks.size() + " blocks");
    blocks.forEach(this::block);
    require(total <= LONGEST_MESSAGE, "the blocks have " + total + " characters");
  }

  private void block(JsonNode block) {
    String type = block.path("type").asText();
    switch (type) {
      case "header" -> {
        require(isPlain(block.path("text")), "a header is not plain_text");
        text("header", block.path("text"), LONGEST_HEADER);
      }
      case "section" -> text("section", block.path("text"), LONGEST_TEXT);
      case "context" -> {
        JsonNode elements = block.path("elements");
        require(!elements.isEmpty() && elements.size() <= MOST_ELEMENTS, "a context's elements");
        elements.forEach(element -> text("context", element, LONGEST_TEXT));
      }
      default -> faults.add("there is no block of type " + type);
    }
  }

  private static boolean isPlain(JsonNode text) {
    return text.path("type").asText().equals("plain_text");
  }

  private void text(String where, JsonNode object, int longest) {
    String text = object.path("text").asText();
    total += text.length();
    length(where, text, longest);
    if (isPlain(object)) {
      require(!object.has("verbatim"), where + ": verbatim is for mrkdwn alone");
      escaped(where, text, text);
      return;
    }
    require(object.path("type").asText().equals("mrkdwn"), where + " has no type of text");
    require(!object.has("emoji"), where + ": emoji is for plain_text alone");
    escaped(where, text, MARKUP.matcher(text).replaceAll(""));
    Matcher bold = STUCK_BOLD.matcher(text);
    require(!bold.find(), where + " has bold that Slack does not end: " + text);
  }

  private void length(String where, String text, int longest) {
    require(!text.isBlank(), where + " is empty");
    require(text.length() <= longest, where + " has " + text.length() + " characters");
  }

  private void escaped(String where, String text, String withoutMarkup) {
    require(
        !ENTITY.matcher(withoutMarkup).replaceAll("").matches("(?s).*[&<>].*"),
        where + " is not escaped: " + text);
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
