package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.report.Messages;
import java.io.IOException;
import java.nio.file.Files;

/// What one night of the demo brought: the mail in full, the beginning of the Slack message, and
/// where to look at both and at the page.
record DemoMorning(DemoNight night, Messages messages) {

  private static final int SLACK_LINES = 12;

  String text() throws IOException {
    String page = messages.text("demo.night.page", night.page());
    if (!night.isTold()) {
      return messages.text("demo.night.untold") + "\n\n" + page;
    }
    String slack = SlackText.of(Files.readString(night.slack()), SLACK_LINES);
    return night.mail()
        + "\n"
        + messages.text("demo.night.slack")
        + "\n"
        + slack.indent(2)
        + "\n"
        + page
        + messages.text("demo.night.message", night.slack(), night.chat());
  }
}
