package io.github.mlopsaudit.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// One block of a message; its text is escaped already.
/// https://docs.slack.dev/reference/block-kit/blocks
sealed interface Block {

  JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The large line at the top, without any markup.
  record Header(String text) implements Block {

    /// Slack's limit, in characters.
    static final int LONGEST = 150;
  }

  /// A paragraph in Slack's own markup.
  record Section(String mrkdwn) implements Block {

    /// Below Slack's limit of 3,000 characters, however it counts what is outside the BMP.
    static final int LONGEST = 2_800;
  }

  /// A paragraph without any markup.
  record Plain(String text) implements Block {}

  /// The small grey line at the end.
  record Context(String mrkdwn) implements Block {}

  default String text() {
    return switch (this) {
      case Header(String text) -> text;
      case Section(String mrkdwn) -> mrkdwn;
      case Plain(String text) -> text;
      case Context(String mrkdwn) -> mrkdwn;
    };
  }

  default ObjectNode json() {
    return switch (this) {
      case Header(String text) -> of("header", plain(text));
      case Section(String mrkdwn) -> of("section", mrkdwn(mrkdwn));
      case Plain(String text) -> of("section", plain(text));
      case Context(String mrkdwn) -> {
        ObjectNode context = JSON.objectNode().put("type", "context");
        context.putArray("elements").add(mrkdwn(mrkdwn));
        yield context;
      }
    };
  }

  private static ObjectNode of(String type, ObjectNode text) {
    ObjectNode block = JSON.objectNode().put("type", type);
    block.set("text", text);
    return block;
  }

  /// `emoji: false`, or a name such as `a:x:b` would be shown with a cross in it.
  private static ObjectNode plain(String text) {
    return JSON.objectNode().put("type", "plain_text").put("text", text).put("emoji", false);
  }

  /// `verbatim`, or Slack would look for channels, people and links of its own in the text.
  private static ObjectNode mrkdwn(String text) {
    return JSON.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }
}
