package io.github.mlopsaudit.cli;

import static java.util.stream.Collectors.joining;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.report.ChatNotification;
import io.github.mlopsaudit.report.file.ReportFormat;
import io.github.mlopsaudit.slack.SlackPreview;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One night of the demo, run through the real handler, and the folder that its results are in.
record DemoNight(Outcome outcome, List<Inbox.Letter> letters, Path folder) {

  /// Runs the audit on the event, as if it were the time that the clock says.
  static DemoNight run(
      SampleRun sample, ScheduledEvent event, InstantSource clock, Progress progress, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    PrintStream terminal = System.out;
    // The handler logs as it does in Lambda, on standard output; here that goes to a file.
    try (PrintStream log =
        new PrintStream(folder.resolve("function.log").toFile(), StandardCharsets.UTF_8)) {
      System.setOut(log);
      new AuditHandler(new Configuration(sample.environment()), clock, progress, outcome::set)
          .handleRequest(event, new LocalContext());
    } finally {
      System.setOut(terminal);
    }
    return new DemoNight(
        Objects.requireNonNull(outcome.get(), "the handler shows its outcome"),
        new Inbox(sample.aws().environment(), sample.destinations().queueUrl()).read(),
        folder);
  }

  /// As Lambda itself reads an event.
  static ScheduledEvent event(Path file) throws IOException {
    return LambdaEventSerializers.serializerFor(
            ScheduledEvent.class, DemoNight.class.getClassLoader())
        .fromJson(Files.readString(file));
  }

  /// Writes the reports and, where a message was sent, the message; an old one goes away.
  void save(Language language) throws IOException {
    for (ReportFormat format : List.of(ReportFormat.HTML, ReportFormat.JSON)) {
      Files.writeString(
          folder.resolve("report." + format.extension()),
          format.text(outcome.report(), outcome.summary(), language));
    }
    if (!isTold()) {
      for (Path file : List.of(message(), chat(), slack())) {
        Files.deleteIfExists(file); // of an earlier demo
      }
      return;
    }
    String notification =
        ChatNotification.of(outcome.report(), outcome.location().consoleLink()).json();
    Files.writeString(message(), mail());
    Files.writeString(chat(), notification);
    Files.writeString(
        slack(), SlackPreview.json(notification, language.name().toLowerCase(Locale.ROOT)));
  }

  /// Whether there was anything to tell, so that a message was sent.
  boolean isTold() {
    return !letters.isEmpty();
  }

  private Path message() {
    return folder.resolve("message.txt");
  }

  /// The notification for Amazon Q Developer, if a message was sent.
  Path chat() {
    return folder.resolve("chat.json");
  }

  /// The message for Slack, likewise.
  Path slack() {
    return folder.resolve("slack.json");
  }

  Path page() {
    return folder.resolve("report." + ReportFormat.HTML.extension());
  }

  /// What the topic sent by e-mail; empty if nothing.
  String mail() {
    return letters.stream()
        .map(letter -> "Subject: " + letter.subject() + "\n\n" + letter.body())
        .collect(joining("\n"));
  }
}
