package io.github.mlopsaudit.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mlopsaudit.local.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a program with nothing of the person's AWS settings and measures it with
/// `tools/peers/measured.py`.
///
/// @param python what runs that script
/// @param cores the processors it may use, as `taskset` takes them; none for all
record Program(Path python, Path measured, List<String> cores) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGEST = Duration.ofMinutes(20);

  Program {
    cores = List.copyOf(cores);
  }

  Lap run(List<String> command, Map<String, String> environment, Site site) {
    try {
      Path folder = Files.createTempDirectory("audit-peer");
      Path result = folder.resolve("took.json");
      Path log = folder.resolve("output.log");
      int before = site.calls();
      end(start(command, environment, result, log), command, log);
      JsonNode took = JSON.readTree(Files.readAllBytes(result));
      Files.delete(result);
      Files.delete(log);
      Files.delete(folder);
      return new Lap(
          took.path("wallMillis").asLong(),
          took.path("cpuMillis").asLong(),
          took.path("peakRssKib").asLong(),
          before < 0 ? before : site.calls() - before);
    } catch (IOException e) {
      throw new BenchException(command.getFirst() + " could not be measured", e);
    }
  }

  private Process start(
      List<String> command, Map<String, String> environment, Path result, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(cores);
    words.addAll(List.of(python.toString(), measured.toString(), result.toString()));
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(FreshJvm::belongsToThePerson);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void end(Process process, List<String> command, Path log) throws IOException {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new BenchException(
            "%s did not end in %d min".formatted(command.getFirst(), LONGEST.toMinutes()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted while measuring", e);
    } finally {
      Command.endTree(process);
    }
    if (process.exitValue() != 0) {
      throw new BenchException(
          "%s failed:\n%s".formatted(command.getFirst(), Files.readString(log).strip()));
    }
  }
}
