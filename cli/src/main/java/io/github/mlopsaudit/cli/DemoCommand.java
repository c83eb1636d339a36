package io.github.mlopsaudit.cli;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SampleNights;
import io.github.mlopsaudit.report.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.joda.time.DateTime;
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
      names = "--nights",
      paramLabel = "N",
      description = "How many nights to live through, 1 to 3 (default 1), and what each one tells.")
  private int nights = 1;

  @Option(names = "--open", description = "Open the HTML report (of each night) in a browser.")
  private boolean open;

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
    requireNights();
    ProjectFolder project = ProjectFolder.find();
    Path folder = project.path().resolve(".tools/demo");
    Language shown = language == null ? Languages.of(wiring.environment()) : language;
    Messages messages = Messages.in(shown);
    PrintWriter out = spec.commandLine().getOut();
    try (SampleRun sample = SampleRun.start(students, shown, spec.commandLine().getErr());
        ProgressLine progress =
            new ProgressLine(spec.commandLine().getErr(), wiring.terminal().interactive())) {
      ScheduledEvent event = DemoNight.event(project.path().resolve(EVENT));
      DemoGuide guide = new DemoGuide(messages, sample, folder, nights, keep);
      if (nights == 1) {
        DemoNight night = DemoNight.run(sample, event, InstantSource.system(), progress, folder);
        finish(night, shown);
        out.print(wiring.terminal().text(night.outcome(), messages));
        out.println(guide.text(night.isTold()));
      } else {
        nights(sample, event, progress, folder, shown);
        out.println(guide.text(true));
      }
      if (keep) {
        sample.aws().detach();
      }
    }
    return ExitCode.OK;
  }

  /// Lives through the nights, and says what each one tells.
  private void nights(
      SampleRun sample, ScheduledEvent event, Progress progress, Path folder, Language shown)
      throws IOException {
    Messages messages = Messages.in(shown);
    SampleNights days = new SampleNights(sample.aws(), SampleClass.of(students));
    PrintWriter out = spec.commandLine().getOut();
    for (int number = 1; number <= nights; number++) {
      days.before(number);
      // The calendar goes on from today, so that nothing is older than the class.
      Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(number - 1L));
      event.setTime(new DateTime(clock.millis()));
      DemoNight night =
          DemoNight.run(sample, event, clock, progress, folder.resolve("night-" + number));
      finish(night, shown);
      String happened = messages.text("demo.night." + number, days.mends(), days.breaks());
      out.println(messages.text("demo.night", number, happened));
      out.println(new DemoMorning(night, messages).text());
    }
  }

  private void finish(DemoNight night, Language shown) throws IOException {
    night.save(shown);
    if (open) {
      Browser.open(night.page(), spec.commandLine().getErr());
    }
  }

  private void requireNights() {
    if (nights < 1 || nights > SampleNights.MOST) {
      throw new ConfigurationException(
          "--nights must be 1 to " + SampleNights.MOST + ", but is " + nights);
    }
    if (nights > 1 && students < SampleNights.FEWEST_STUDENTS) {
      throw new ConfigurationException(
          "--nights %d needs --students %d or more: one mends and one breaks something"
              .formatted(nights, SampleNights.FEWEST_STUDENTS));
    }
  }
}
