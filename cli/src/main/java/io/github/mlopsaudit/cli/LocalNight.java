package io.github.mlopsaudit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mlopsaudit.local.Inbox.Letter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/// What came of the night of a stack that was deployed locally: what the function answered, how
/// many items are in the table since, and what the topic told.
record LocalNight(JsonNode summary, int items, List<Letter> letters) {

  LocalNight {
    letters = List.copyOf(letters);
  }

  /// Says what is not as after a good night.
  ///
  /// @return the exit code
  int end(PrintWriter err) {
    List<String> faults = faults();
    faults.forEach(err::println);
    return faults.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    String status = summary.path("status").asText();
    if (!status.equals("COMPLETE")) {
      faults.add(
          "The night is %s, not COMPLETE: the function's log above says what it could not read."
              .formatted(status.isEmpty() ? "without a status" : status));
    }
    for (String place : List.of("table", "report", "topic")) {
      String delivery = summary.path("published").path(place).asText();
      if (!delivery.equals("DONE")) {
        faults.add(
            "The %s is %s, not DONE: the function's log above says why."
                .formatted(place, delivery.isEmpty() ? "not in the answer" : delivery));
      }
    }
    if (items == 0) {
      faults.add("The table is empty: the night was not remembered.");
    }
    if (letters.isEmpty()) {
      faults.add("The inbox is empty: the topic told nobody.");
    }
    return faults;
  }
}
