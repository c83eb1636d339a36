package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.CourseSource;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.course.ConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The findings table of a class, for the commands that work on it: that of a deployed stack, or of
/// the variables.
final class ClassTable {

  @Mixin private StackOption stack = new StackOption();

  @Option(names = "--course", paramLabel = "FILE", description = "The course file (YAML).")
  private @Nullable Path course;

  /// Work on the table.
  @FunctionalInterface
  interface Work {

    int on(AwsClients clients, String table, Course course);
  }

  /// Does the work on the table of the stack, else on the one that AUDIT_TABLE names.
  ///
  /// @throws ConfigurationException if there is none
  int open(Wiring wiring, Work work) {
    Configuration configuration = new Configuration(stack.environment(wiring));
    String table =
        configuration
            .table()
            .orElseThrow(() ->
                new ConfigurationException(
                    "AUDIT_TABLE is not set. Name the deployed stack with --stack, or its output FindingsTableName: export AUDIT_TABLE=..."));
    try (AwsClients clients = new AwsClients(configuration.aws())) {
      Course read =
          course == null
              ? new CourseSource(configuration, clients).read()
              : configuration.course(course.toString(), TextFile.read("the course file", course));
      return work.on(clients, table, read);
    }
  }
}
