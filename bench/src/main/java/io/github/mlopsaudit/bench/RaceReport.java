package io.github.mlopsaudit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/// What the audit and its peers took: laps by size of class and by contender, in the order in which
/// they ran.
public record RaceReport(
    Machine machine, String ground, Map<Integer, Map<String, List<Lap>>> laps) {

  /// A table for people.
  public String text() {
    return RaceTable.of(this);
  }

  /// Every lap, for programs.
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
}
