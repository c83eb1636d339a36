package io.github.mlopsaudit.cli;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.report.Messages;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What a person can look at and try after the demo.
record DemoGuide(Messages messages, SampleRun sample, Path folder, int nights, boolean kept) {

  /// `told` is whether a message was sent.
  String text(boolean told) {
    return "\n" + results(told) + "\n" + (kept ? whileItIsUp() : messages.text("demo.next"));
  }

  private String results(boolean told) {
    Path results = nights == 1 ? folder : folder.resolve("night-{1..%d}".formatted(nights));
    return messages.text(
        "demo.results",
        results,
        sample.destinations().table(),
        told ? messages.text("demo.results.message", results) : messages.text("demo.night.untold"));
  }

  private String whileItIsUp() {
    Map<String, String> variables = new TreeMap<>(sample.environment());
    // Version 1 of the AWS CLI reads this name alone.
    variables.put("AWS_DEFAULT_REGION", LocalAws.REGION);
    String exports =
        variables.entrySet().stream()
            .map(entry -> "export " + entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(joining());
    return messages.text("demo.kept", exports, sample.destinations().table(), sample.aws().pid());
  }
}
