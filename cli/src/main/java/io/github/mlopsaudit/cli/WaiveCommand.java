package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.aws.IdentityReader;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.ledger.WaiverBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
      "CHECK, --student and --resource are names or patterns in which * stands for any text."
    })
final class WaiveCommand implements Callable<Integer> {

  private static final int LONGEST_DAYS = 90;
  private static final int SHORTEST_REASON = 3;
  private static final String COVERAGE = "audit-coverage";

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
          Waiver waiver =
              new Waiver(
                  check(),
                  student(course),
                  resource,
                  until(course, LocalDate.ofInstant(now, Snapshot.CLASS_ZONE)),
                  reason(),
                  new IdentityReader(clients).read().arn(),
                  now.truncatedTo(ChronoUnit.SECONDS));
          new WaiverBook(clients.dynamoDb(), name).put(course.name(), waiver);
          spec.commandLine()
              .getOut()
              .printf(
                  "Waived until %s: %s, student %s, resource %s. ./audit unwaive takes it back.%n",
                  waiver.until(), waiver.check(), waiver.student(), waiver.resource());
          return ExitCode.OK;
        });
  }

  private String check() {
    List<String> ids = Checks.all().stream().map(Check::rule).map(rule -> rule.id()).toList();
    if (ids.stream().noneMatch(id -> Waiver.matches(check, id))) {
      throw new ConfigurationException(
          "'%s' is no check and matches none; there are %s"
              .formatted(check, String.join(", ", ids)));
    }
    if (Waiver.matches(check, COVERAGE)) {
      throw new ConfigurationException(
          "'%s' would waive %s too: that the audit could not look is never an exception."
              .formatted(check, COVERAGE));
    }
    return check;
  }

  private String student(Course course) {
    String meant =
        course.roster().stream()
            .map(Student::number)
            .filter(number -> Selection.same(student, number))
            .findFirst()
            .orElse(student);
    if (course.roster().stream().noneMatch(known -> Waiver.matches(meant, known.number()))) {
      throw new ConfigurationException(
          "'%s' is no student of class %s and matches none".formatted(student, course.name()));
    }
    return meant;
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
