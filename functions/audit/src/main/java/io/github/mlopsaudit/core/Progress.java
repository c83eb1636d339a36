package io.github.mlopsaudit.core;

/// Told while a run reads, so that a person sees it move. Called from several threads.
@FunctionalInterface
public interface Progress {

  Progress SILENT = (done, total) -> {};

  /// `done` of `total` resources have been read.
  void read(int done, int total);
}
