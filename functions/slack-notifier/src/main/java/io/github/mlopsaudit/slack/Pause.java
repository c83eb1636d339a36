package io.github.mlopsaudit.slack;

import java.time.Duration;

/// How the time between two tries is spent.
interface Pause {

  void take(Duration duration) throws InterruptedException;
}
