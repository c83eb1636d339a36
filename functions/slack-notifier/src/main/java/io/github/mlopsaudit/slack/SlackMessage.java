package io.github.mlopsaudit.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A message as Slack takes it.
///
/// @param text what notifications and screen readers say in place of the blocks, escaped
record SlackMessage(String text, List<Block> blocks) {

  private static final int LONGEST_TEXT = 300;

  SlackMessage {
    blocks = List.copyOf(blocks);
  }

  /// A message whose notification is this line, from which what is too long is cut.
  static SlackMessage of(String line, List<Block> blocks) {
    return new SlackMessage(Escaped.line(line, LONGEST_TEXT), blocks);
  }

  /// The body of the request. Links are not unfurled: Slack would open each, and one may be signed
  /// for few eyes.
  String json() {
    ObjectNode message = Block.JSON.objectNode().put("text", text);
    message.put("unfurl_links", false).put("unfurl_media", false);
    ArrayNode array = message.putArray("blocks");
    blocks.forEach(block -> array.add(block.json()));
    return message.toString();
  }
}
