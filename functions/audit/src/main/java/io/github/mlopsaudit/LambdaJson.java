package io.github.mlopsaudit;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.mlopsaudit.course.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;

/// Reads events and writes answers with the JSON library that the reports need anyway. Lambda's own
/// conversion brings a second one, eight hundred classes at the start.
final class LambdaJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private LambdaJson() {}

  /// What of an event counts here.
  private record Event(
      @Nullable String source,
      @Nullable Instant time,
      @Nullable List<String> resources,
      @Nullable Map<String, Object> detail) {}

  /// Reads an event.
  ///
  /// @throws ConfigurationException if it is none
  static ScheduledEvent read(InputStream text) throws IOException {
    try {
      return scheduled(JSON.readValue(text, Event.class));
    } catch (JsonProcessingException e) {
      throw new ConfigurationException("The event cannot be read: " + e.getOriginalMessage());
    }
  }

  private static ScheduledEvent scheduled(@Nullable Event event) {
    ScheduledEvent scheduled = new ScheduledEvent();
    if (event != null) {
      scheduled.setSource(event.source());
      scheduled.setResources(event.resources());
      scheduled.setDetail(event.detail());
      if (event.time() != null) {
        scheduled.setTime(new DateTime(milliseconds(event.time()), DateTimeZone.UTC));
      }
    }
    return scheduled;
  }

  private static long milliseconds(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      throw new ConfigurationException(
          "The event cannot be read: its time %s is no time of this world.".formatted(time));
    }
  }

  static void write(Map<String, Object> answer, OutputStream out) throws IOException {
    JSON.writeValue(out, answer);
  }
}
