package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Progress;

/// Counts the resources found and read, and tells. The total grows while regions are being listed.
final class ReadingProgress {

  private final Progress progress;
  private int total;
  private int done;

  ReadingProgress(Progress progress) {
    this.progress = progress;
  }

  synchronized void found(int resources) {
    total += resources;
  }

  synchronized void read() {
    done++;
    progress.read(done, total);
  }
}
