package io.github.mlopsaudit.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/// The person's web browser.
final class Browser {

  private Browser() {}

  /// Opens the page, or says that the person has to.
  static void open(Path page, PrintWriter err) {
    try {
      if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(page.toUri());
        return;
      }
      err.println("There is no desktop here. Open it in a browser: " + page.toUri());
    } catch (IOException e) {
      err.println("No browser opens " + page.toUri() + ": " + e.getMessage());
    }
  }
}
