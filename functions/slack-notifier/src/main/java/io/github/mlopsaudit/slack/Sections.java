package io.github.mlopsaudit.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Lines gathered into as few blocks as Slack's limits allow, and no more of them than there is
/// room for. The lines are escaped, and none is longer than a section.
final class Sections {

  /// Slack refuses messages of more than about 13,200 characters (`msg_blocks_too_long`, slackapi/
  /// bolt-js#2509), which it does not document. The header and what follows need the rest.
  static final int ROOM = 7_000;

  private final Function<String, Block> block;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();

  private Sections(Function<String, Block> block) {
    this.block = block;
  }

  /// The blocks; if lines had to be left out, the last says how many.
  static List<Block> of(List<String> lines, int room, Words words, Function<String, Block> block) {
    Sections sections = new Sections(block);
    int left = room;
    int taken = 0;
    while (taken < lines.size() && lines.get(taken).length() < left) {
      left -= lines.get(taken).length() + 1;
      sections.add(lines.get(taken));
      taken++;
    }
    if (taken < lines.size()) {
      sections.add(words.moreLines(lines.size() - taken));
    }
    sections.close();
    return sections.blocks;
  }

  private void add(String line) {
    if (open.length() + line.length() + 1 > Block.Section.LONGEST) {
      close();
    }
    open.append(open.isEmpty() ? "" : "\n").append(line);
  }

  /// Slack refuses an empty text.
  private void close() {
    String text = open.toString().strip();
    if (!text.isEmpty()) {
      blocks.add(block.apply(text));
    }
    open.setLength(0);
  }
}
