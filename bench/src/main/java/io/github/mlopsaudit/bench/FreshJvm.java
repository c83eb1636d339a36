package io.github.mlopsaudit.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A JVM as Lambda starts the audit: the collector and the compiler that it sets, the option of
/// template.yaml, and no setting of the person who measures.
record FreshJvm(Path folder, List<String> options, Map<String, String> environment) {

  static final List<String> AS_LAMBDA = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// What a measured run wrote, and how long its process lived.
  record Run(Properties figures, Duration process) {}

  Run measure() {
    Path result = folder.resolve("result.properties");
    Path log = folder.resolve("run.log");
    try {
      Files.deleteIfExists(result);
      long start = System.nanoTime();
      end(builder(result, log).start(), log);
      Duration process = Duration.ofNanos(System.nanoTime() - start);
      Properties figures = new Properties();
      try (Reader in = Files.newBufferedReader(result)) {
        figures.load(in);
      }
      return new Run(figures, process);
    } catch (IOException e) {
      throw new BenchException("The measured JVM could not be started or left no result", e);
    }
  }

  /// What starts such a JVM, with these options more.
  static List<String> command(List<String> options, String classPath, Path result) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_LAMBDA);
    command.add(ColdStarts.TOOL_OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(MeasuredRun.class.getName(), result.toString()));
    return command;
  }

  private ProcessBuilder builder(Path result, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command(options, System.getProperty("java.class.path", ""), result))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(FreshJvm::belongsToThePerson);
    builder.environment().putAll(environment);
    return builder;
  }

  static boolean belongsToThePerson(String variable) {
    return variable.matches("(AWS|AUDIT|POWERTOOLS)_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");
  }

  private static void end(Process process, Path log) throws IOException {
    try {
      if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new BenchException("The measured run did not end in " + LONGEST.toMinutes() + " min");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted while measuring", e);
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new BenchException("The measured run failed:\n" + Files.readString(log).strip());
    }
  }
}
