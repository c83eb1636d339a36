package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Audit;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.AuditRequest;
import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.CourseSource;
import io.github.mlopsaudit.Options;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Selection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes that audits, and the audit itself.
final class AuditOptions {

  private static final Duration TIME = Duration.ofMinutes(15);

  @Option(
      names = "--service",
      paramLabel = "s3|ecr",
      description = "Only this service; may be given several times.")
  private List<String> services = new ArrayList<>();

  @Option(names = "--course", paramLabel = "FILE", description = "The course file (YAML).")
  private @Nullable Path course;

  /// Where AWS is and where results go: the environment, with the region of the person's profile.
  static Configuration configuration(Wiring wiring) {
    return new Configuration(Profile.addRegion(wiring.environment()));
  }

  /// Audits these students, or all where none is named.
  Outcome audit(
      Configuration configuration,
      Collection<String> students,
      boolean publish,
      Wiring wiring,
      PrintWriter err) {
    try (AwsClients clients = new AwsClients(configuration.aws())) {
      Course read = read(configuration, clients);
      Options options =
          new Options(
              new Selection(Options.students(students, read), Options.services(services)),
              !publish,
              publish);
      InstantSource clock = InstantSource.system();
      AuditRequest request =
          AuditRequest.onDemand(UUID.randomUUID().toString(), clock.instant(), options);
      try (ProgressLine progress = new ProgressLine(err, wiring.terminal().interactive())) {
        return Audit.of(configuration, clients, clock)
            .run(request, read, clock.instant().plus(TIME), progress);
      }
    }
  }

  private Course read(Configuration configuration, AwsClients clients) {
    return course == null
        ? new CourseSource(configuration, clients).read()
        : configuration.course(course.toString(), TextFile.read("the course file", course));
  }
}
