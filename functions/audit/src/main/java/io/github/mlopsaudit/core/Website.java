package io.github.mlopsaudit.core;

/// Whether a bucket is set up as a static website, a redirection included.
public enum Website {
  NONE,
  CONFIGURED
}
