package io.github.mlopsaudit.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// What the policy builder's JSON parser lets through and a judge must not: an object that says one
/// key twice, of which the parser keeps one and AWS perhaps the other; more text around the
/// document, such as a byte order mark; and nesting that exhausts the stack.
final class Json {

  /// A policy nests six levels deep: a list of values in a condition of a statement.
  private static final int DEEPEST = 20;

  private Json() {}

  /// Whether each object says each key once, nothing nests too deeply and nothing stands around it.
  /// Says nothing else about the text: what is no JSON the parser refuses.
  static boolean isUnambiguous(String json) {
    Deque<Set<String>> open = new ArrayDeque<>();
    for (int at = 0; at < json.length() && open.size() <= DEEPEST; at++) {
      switch (json.charAt(at)) {
        case '{', '[' -> open.push(new HashSet<>());
        case '}', ']' -> {
          boolean opened = open.poll() != null;
          if (open.isEmpty()) {
            return opened && json.substring(at + 1).isBlank();
          }
        }
        case '"' -> {
          int end = endOfString(json, at);
          if (isKey(json, end) && !isNew(json.substring(at, end), open)) {
            return false;
          }
          at = end;
        }
        default -> {
          if (open.isEmpty() && !Character.isWhitespace(json.charAt(at))) {
            return false;
          }
        }
      }
    }
    return false;
  }

  private static int endOfString(String json, int start) {
    int at = start + 1;
    while (at < json.length() && json.charAt(at) != '"') {
      at += json.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  private static boolean isKey(String json, int endOfString) {
    int at = endOfString + 1;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at < json.length() && json.charAt(at) == ':';
  }

  // No key of a policy needs an escape, and with one the same key can be written in two ways.
  private static boolean isNew(String key, Deque<Set<String>> open) {
    Set<String> seen = open.peek();
    return seen != null && !key.contains("\\") && seen.add(key);
  }
}
