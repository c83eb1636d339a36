package io.github.mlopsaudit.core;

import java.util.List;
import java.util.stream.Stream;

/// A text without its words: a key of the message bundles and what to put into it. Only renderers
/// turn it into Korean or English.
public record Message(String key, List<String> arguments) {

  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(String key, Object... arguments) {
    return new Message(key, Stream.of(arguments).map(String::valueOf).toList());
  }
}
