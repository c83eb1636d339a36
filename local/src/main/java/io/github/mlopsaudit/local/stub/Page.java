package io.github.mlopsaudit.local.stub;

import java.util.List;

/// One page of a list, and the token of the next one, empty on the last.
record Page(List<String> items, String next) {

  static Page of(List<String> all, String token, int size) {
    int start = token.isEmpty() ? 0 : Integer.parseInt(token);
    int end = Math.min(start + size, all.size());
    return new Page(all.subList(start, end), end < all.size() ? Integer.toString(end) : "");
  }
}
