package io.github.mlopsaudit.slack;

import io.github.mlopsaudit.local.slack.LocalSlack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One local Slack for all tests: its key takes a second to make.
final class SharedSlack {

  private static final LocalSlack SHARED = LocalSlack.start(folder());

  private SharedSlack() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("slack");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The shared one, emptied.
  static LocalSlack empty() {
    SHARED.forget();
    return SHARED;
  }
}
