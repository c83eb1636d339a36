package io.github.mlopsaudit.cli;

/// What a command prints: for people, or for programs.
enum Format {
  TEXT,
  JSON
}
