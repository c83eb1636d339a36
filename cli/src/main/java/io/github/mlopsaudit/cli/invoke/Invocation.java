package io.github.mlopsaudit.cli.invoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What came back for one event: the function's answer, or how it failed.
///
/// @param answer JSON, but for a few failures that the emulator tells in plain words
public record Invocation(String answer, boolean failed) {

  private static final int OK = 200;
  private static final String ENDED =
      "The function's process ended before it could take the event; the log above says why";

  /// The emulator tells most failures with status 200; they show in the answer alone, as they do in
  /// the real Lambda's.
  static Invocation of(int status, String answer) {
    if (status != OK && answer.isBlank()) {
      return new Invocation(ENDED, true);
    }
    return new Invocation(answer, status != OK || isError(answer));
  }

  private static boolean isError(String answer) {
    try {
      JsonNode json = new ObjectMapper().readTree(answer);
      return json.has("errorType") && json.has("errorMessage");
    } catch (JsonProcessingException e) {
      return true; // "Task timed out after 900.00 seconds"
    }
  }
}
