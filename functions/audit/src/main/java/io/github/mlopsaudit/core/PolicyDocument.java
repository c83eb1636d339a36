package io.github.mlopsaudit.core;

/// The text of a resource policy as AWS returned it, empty where the resource has none. The
/// `policy` package reads it.
public record PolicyDocument(String json) {

  public static final PolicyDocument NONE = new PolicyDocument("");

  public boolean isPresent() {
    return !json.isEmpty();
  }
}
