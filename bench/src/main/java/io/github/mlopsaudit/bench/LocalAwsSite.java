package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The sample class on a local AWS, made anew. Nobody counts the calls.
record LocalAwsSite(LocalAws aws, Map<String, String> environment) implements Site {

  LocalAwsSite {
    environment = Map.copyOf(environment);
  }

  static LocalAwsSite of(LocalAws aws, int students) {
    aws.reset();
    SampleClass sample = SampleClass.of(students);
    Destinations destinations = sample.create(aws.environment());
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
    environment.put("AUDIT_TABLE", destinations.table());
    environment.put("AUDIT_TOPIC_ARN", destinations.topicArn());
    environment.put("AUDIT_REPORT_BUCKET", destinations.reportBucket());
    environment.put("AUDIT_ROSTER", String.join(",", sample.students()));
    return new LocalAwsSite(aws, environment);
  }

  @Override
  public List<String> jvmOptions() {
    return List.of();
  }

  @Override
  public int calls() {
    return -1;
  }

  @Override
  public void close() {
    // The next lap empties it.
  }
}
