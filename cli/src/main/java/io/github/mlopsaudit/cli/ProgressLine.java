package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Progress;
import java.io.PrintWriter;

/// How far the reading is: a line that moves in a terminal, one line at the end elsewhere.
final class ProgressLine implements Progress, AutoCloseable {

  private static final String TO_LINE_START = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean interactive;
  private int done;
  private int total;

  ProgressLine(PrintWriter err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  @Override
  public synchronized void read(int newDone, int newTotal) {
    done = Math.max(done, newDone);
    total = Math.max(total, newTotal);
    if (interactive) {
      err.print(TO_LINE_START + "Reading " + done + "/" + total + " ...");
      err.flush();
    }
  }

  @Override
  public synchronized void close() {
    if (interactive) {
      err.print(TO_LINE_START);
    } else if (total > 0) {
      err.println("Read " + done + " of " + total + " resources.");
    }
    err.flush();
  }
}
