package io.github.mlopsaudit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/// What was measured, on which machine. `concurrency` is how many calls the audit makes at once.
public record BenchReport(
    Machine machine, long latencyMillis, int concurrency, List<Series> series) {

  public BenchReport {
    series = List.copyOf(series);
  }

  /// A table for people.
  public String text() {
    return BenchTable.of(this);
  }

  /// Every run, for programs.
  public String json() {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
  }

  /// The time that so many calls take at least, if nothing but the wait for their answers counts.
  double floorMillis(Measurement run) {
    return (double) run.allCalls() * latencyMillis / concurrency;
  }
}
