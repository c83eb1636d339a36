package io.github.mlopsaudit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/// Writes records of texts, numbers and times as JSON that people can read.
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /// As OCSF writes: one line, names in snake case, times as numbers, no key without a value.
  private static final ObjectMapper LINES =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
          .build();

  private Json() {}

  public static String text(Object value) {
    return write(MAPPER, value);
  }

  /// Writes the record as it goes, and leaves the writer open.
  static void write(Object value, Writer out) throws IOException {
    MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
  }

  /// The record as one line of a file of many, without its end.
  static String line(Object value) {
    return write(LINES, value);
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return Plain.escaped(mapper.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
  }

  /// The record as the maps and texts that any JSON writer knows.
  static Map<String, Object> tree(Object value) {
    return MAPPER.convertValue(value, new TypeReference<>() {});
  }
}
