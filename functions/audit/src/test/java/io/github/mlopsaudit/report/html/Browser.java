package io.github.mlopsaudit.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.BrowserPackages;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// A headless Chromium that looks at pages. `tools/browser/browser.mjs` says what it can be asked.
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  private Browser(Process process) {
    this.process = process;
    this.requests = process.outputWriter(UTF_8);
    this.answers = process.inputReader(UTF_8);
  }

  static Browser start() {
    List<String> command = new BrowserPackages(ProjectFolder.find()).command();
    try {
      return new Browser(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it saw of a page.
  record Sight(JsonNode answer) {

    List<String> list(String name) {
      return StreamSupport.stream(answer.path(name).spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }

    /// What the expression came to.
    JsonNode value() {
      return answer.path("value");
    }

    /// Milliseconds until the page was loaded.
    double loaded() {
      return answer.path("loaded").asDouble();
    }
  }

  /// Loads the page and does what the request asks: pairs of a name and a value.
  Sight look(Path page, Object... request) {
    Map<String, Object> all = new TreeMap<>(Map.of("url", page.toUri().toString()));
    for (int i = 0; i < request.length; i += 2) {
      all.put(String.valueOf(request[i]), request[i + 1]);
    }
    try {
      requests.write(JSON.writeValueAsString(all) + "\n");
      requests.flush();
      String line =
          Optional.ofNullable(answers.readLine())
              .orElseThrow(() -> new IllegalStateException("the browser ended; see above why"));
      JsonNode answer = JSON.readTree(line);
      if (answer.has("error")) {
        throw new IllegalStateException(answer.path("error").asText());
      }
      return new Sight(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Command.endTree(process);
  }
}
