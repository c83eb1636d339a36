package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function under Lambda's Java Runtime Interface Client, from before its process starts until it
/// has answered its first event.
///
/// @param task what Lambda calls the task root: the function's classes, and jars in `lib`
/// @param options of the JVM, those that Lambda sets aside
/// @param classPath of the JVM: the Runtime Interface Client and whatever else
record ColdStart(
    String name,
    Path task,
    String handler,
    List<String> options,
    String classPath,
    Map<String, String> environment,
    String event) {

  private static final String START_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final String SNAP_START = "snap-start";
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  ColdStart {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /// As with SnapStart: Lambda's client calls the hooks and waits for the restore between them,
  /// here without a snapshot. With SnapStart Lambda leaves the JVM its second compiler.
  /// https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html
  ColdStart primed(String primedName) {
    List<String> more = new ArrayList<>(options);
    more.add("-XX:TieredStopAtLevel=4");
    more.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    Map<String, String> variables = new HashMap<>(environment);
    variables.put(START_TYPE, SNAP_START);
    return new ColdStart(primedName, task, handler, more, classPath, variables, event);
  }

  private boolean isPrimed() {
    return SNAP_START.equals(environment.get(START_TYPE));
  }

  /// `first` and `second` are how long the function took to answer its events, the first with its
  /// start, or from the restore on; `cpu` is what the first took of the processor.
  record Took(Duration first, Duration cpu, Duration second) {}

  Took measure(Path folder) {
    Path log = folder.resolve("function.log");
    try (RuntimeApi api = RuntimeApi.start()) {
      long start = System.nanoTime();
      Process process = start(api.address(), log);
      try {
        Duration before = Duration.ZERO;
        if (isPrimed()) {
          api.awaitSnapshot();
          before = cpu(process);
          start = System.nanoTime();
          api.restore();
        }
        Duration first = Duration.ofNanos(api.invoke(event).nanos() - start);
        Duration cpu = cpu(process).minus(before);
        long again = System.nanoTime();
        Duration second = Duration.ofNanos(api.invoke(event).nanos() - again);
        return new Took(first, cpu, second);
      } finally {
        Command.endTree(process);
      }
    } catch (BenchException e) {
      throw new BenchException(name + ": " + e.getMessage() + "\n" + tail(log), e);
    } catch (IOException e) {
      throw new BenchException(name + " cannot be started", e);
    }
  }

  private static Duration cpu(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Ends the function in good order after an event, so that the JVM writes what it was told to
  /// write at its end.
  void train(Path folder) {
    Path log = folder.resolve("function.log");
    try (RuntimeApi api = RuntimeApi.start()) {
      Process process = start(api.address(), log);
      api.invoke(event);
      process.destroy();
      process.waitFor();
    } catch (IOException e) {
      throw new BenchException(name + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("Interrupted while training", e);
    }
  }

  /// Starts the function's process, which asks for its events at this address.
  Process start(String address, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FreshJvm.AS_LAMBDA);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, CLIENT, handler));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(task.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(FreshJvm::belongsToThePerson);
    variables.putAll(environment);
    variables.put("AWS_LAMBDA_RUNTIME_API", address);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048");
    variables.put("LAMBDA_TASK_ROOT", task.toString());
    variables.put("_HANDLER", handler);
    return builder.start();
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }
}
