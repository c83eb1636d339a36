package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.aws.IdentityReader;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.ledger.Archive;
import io.github.mlopsaudit.ledger.WaiverBook;
import io.github.mlopsaudit.report.Plain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit waive`: grants an exception for a while.
@Command(
    name = "waive",
    description = {
      "Grants an exception: such findings are shown as waived, outside score and alerts, until a day.",
      "CHECK, --student and --resource are names or patterns in which * stands for any text, three in each at most."
    })
final class WaiveCommand implements Callable<Integer> {

  private static final int LONGEST_DAYS = 90;
  private static final int SHORTEST_REASON = 3;

  private final Wiring wiring;

  @Spec private CommandSpec spec;
  @Mixin private ClassTable table = new ClassTable();

  @Parameters(paramLabel = "CHECK", description = "The check, such as s3-versioning.")
  private String check = "";

  @Option(names = "--student", paramLabel = "NN", description = "The student; all by default.")
  private String student = Waiver.ANY;

  @Option(
      names = "--resource",
      paramLabel = "NAME",
      description = "The bucket or repository; all of the student by default.")
  private String resource = Waiver.ANY;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "The last day, 90 days ahead at most; the end of the course by default.")
  private @Nullable LocalDate until;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  WaiveCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    return table.open(
        wiring,
        (clients, name, course) -> {
          Instant now = Instant.now();
          WaiverScope scope = new WaiverScope(check, student, resource).in(course);
          scope.requireGrantable(course);
          Waiver waiver =
              new Waiver(
                  scope.check(),
                  scope.student(),
                  scope.resource(),
                  until(course, LocalDate.ofInstant(now, Snapshot.CLASS_ZONE)),
                  reason(),
                  new IdentityReader(clients).read().arn(),
                  now.truncatedTo(ChronoUnit.SECONDS));
          WaiverBook book = new WaiverBook(clients.dynamoDb(), name);
          String before =
              book.read(course.name()).all().stream()
                  .filter(known -> WaiverScope.of(known).equals(scope))
                  .findFirst()
                  .map(known ->
                      ", in the place of the waiver until %s by %s"
                          .formatted(known.until(), Plain.line(known.by())))
                  .orElse("");
          boolean covers =
              new Archive(clients.dynamoDb(), name)
                  .open(course.name(), Severity.INFO).stream().anyMatch(scope::covers);
          book.put(course.name(), waiver);
          tell(waiver, before, covers);
          return ExitCode.OK;
        });
  }

  private void tell(Waiver waiver, String before, boolean covers) {
    spec.commandLine()
        .getOut()
        .printf(
            "Waived until %s: %s, student %s, resource %s%s. ./audit unwaive takes it back.%n",
            waiver.until(), waiver.check(), waiver.student(), waiver.resource(), before);
    if (!covers) {
      spec.commandLine()
          .getErr()
          .println(
              "It covers nothing that is open by the last remembered runs (./audit open lists that).");
    }
  }

  private LocalDate until(Course course, LocalDate today) {
    LocalDate latest = today.plusDays(LONGEST_DAYS);
    LocalDate wanted = until == null ? course.ends() : until;
    if (wanted.isBefore(today)) {
      throw new ConfigurationException(
          "--until must be %s or later, but is %s".formatted(today, wanted));
    }
    if (wanted.isAfter(latest)) {
      throw new ConfigurationException(
          until == null
              ? "Say --until: the course ends in more than %d days, or its file does not say when."
                  .formatted(LONGEST_DAYS)
              : "--until must be %s (%d days from today) or earlier, but is %s"
                  .formatted(latest, LONGEST_DAYS, wanted));
    }
    return wanted;
  }

  private String reason() {
    if (reason.strip().length() < SHORTEST_REASON) {
      throw new ConfigurationException("--reason must say why, in three characters at least");
    }
    return reason.strip();
  }
}
