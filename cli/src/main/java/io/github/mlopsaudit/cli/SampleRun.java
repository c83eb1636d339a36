package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A local AWS with the sample class on it, and the variables that lead the audit there.
record SampleRun(LocalAws aws, Destinations destinations, Map<String, String> environment)
    implements AutoCloseable {

  static SampleRun start(int students, Language language, PrintWriter err) {
    err.println("Starting the local AWS ...");
    LocalAws aws = LocalAws.start();
    err.println("Creating a sample class of " + students + " students ...");
    SampleClass sample = SampleClass.of(students);
    Destinations destinations = sample.create(aws.environment());
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AUDIT_CLASS", "demo");
    environment.put("AUDIT_LANGUAGE", language.name().toLowerCase(Locale.ROOT));
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.reportBucket());
    environment.put("AUDIT_ROSTER", roster(sample.students()));
    environment.put("AUDIT_INSTRUCTORS", roster(sample.instructors()));
    return new SampleRun(aws, destinations, Map.copyOf(environment));
  }

  private static String roster(List<String> numbers) {
    return numbers.isEmpty() ? "none" : String.join(",", numbers);
  }

  @Override
  public void close() {
    aws.close();
  }
}
