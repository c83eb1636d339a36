package io.github.mlopsaudit.cli;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.AuditHandler;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.report.JsonReport;
import io.github.mlopsaudit.report.Messages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit demo`: the nightly audit on a sample class, on a local AWS, through the real handler.
@Command(
    name = "demo",
    description =
        "Runs the real nightly audit on a sample class on a local AWS. Nothing leaves this machine.")
final class DemoCommand implements Callable<Integer> {

  private static final String EVENT = "events/nightly.json";

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "How many students the class has, 0 to 1000 (default 15).")
  private int students = 15;

  @Option(
      names = "--lang",
      paramLabel = "ko|en",
      description = "The language; else the locale's, Korean where it names none.")
  private @Nullable Language language;

  @Option(
      names = "--keep",
      description = "Leave the local AWS up, and print the variables that lead there.")
  private boolean keep;

  DemoCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    SampleClassSize.require(students);
    ProjectFolder project = ProjectFolder.find();
    Path folder = Files.createDirectories(project.path().resolve(".tools/demo"));
    Language shown = language == null ? Languages.of(wiring.environment()) : language;
    PrintWriter out = spec.commandLine().getOut();
    try (SampleRun sample = SampleRun.start(students, shown, spec.commandLine().getErr())) {
      Outcome outcome = audit(sample, project.path().resolve(EVENT), folder);
      Messages messages = Messages.in(shown);
      out.print(wiring.terminal().text(outcome, messages));
      save(sample, outcome, messages, folder);
      out.println(new DemoGuide(messages, sample, project.path(), keep).text());
      if (keep) {
        sample.aws().detach();
      }
    }
    return ExitCode.OK;
  }

  /// The handler logs as it does in Lambda, on standard output; here that goes to a file.
  private Outcome audit(SampleRun sample, Path event, Path folder) throws IOException {
    AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    PrintStream terminal = System.out;
    try (PrintStream log =
            new PrintStream(folder.resolve("function.log").toFile(), StandardCharsets.UTF_8);
        ProgressLine progress =
            new ProgressLine(spec.commandLine().getErr(), wiring.terminal().interactive())) {
      System.setOut(log);
      new AuditHandler(
              new Configuration(sample.environment()),
              InstantSource.system(),
              progress,
              outcome::set)
          .handleRequest(read(event), new LocalContext());
    } finally {
      System.setOut(terminal);
    }
    return Objects.requireNonNull(outcome.get(), "the handler shows its outcome");
  }

  /// As Lambda itself reads an event.
  private static ScheduledEvent read(Path event) throws IOException {
    return LambdaEventSerializers.serializerFor(
            ScheduledEvent.class, DemoCommand.class.getClassLoader())
        .fromJson(Files.readString(event));
  }

  private static void save(SampleRun sample, Outcome outcome, Messages messages, Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("report.json"),
        JsonReport.text(outcome.report(), outcome.summary(), messages));
    List<Inbox.Letter> letters =
        new Inbox(sample.aws().environment(), sample.destinations().queueUrl()).read();
    StringBuilder text = new StringBuilder();
    letters.forEach(letter ->
        text.append("Subject: ").append(letter.subject()).append("\n\n").append(letter.body()));
    Files.writeString(folder.resolve("message.txt"), text);
  }
}
