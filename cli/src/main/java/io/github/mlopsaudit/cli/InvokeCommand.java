package io.github.mlopsaudit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.cli.invoke.Invocation;
import io.github.mlopsaudit.cli.invoke.LambdaFunction;
import io.github.mlopsaudit.cli.invoke.RuntimeEmulator;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./audit invoke`: an event to the packaged function that it is for, as `sam local invoke` does
/// it, without Docker.
@Command(
    name = "invoke",
    description = {
      "Sends an event to the packaged function under AWS's Lambda Runtime Interface Emulator.",
      "The function's log goes to standard error, its answer to standard output."
    })
final class InvokeCommand implements Callable<Integer> {

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EVENT", description = "The event file, such as events/nightly.json.")
  private Path event;

  @Option(
      names = "--local",
      description = "On a local AWS with the sample class; else the usual AWS variables decide.")
  private boolean local;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "With --local: how many students the class has (default 15).")
  private int students = 15;

  InvokeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    SampleClassSize.require(students);
    JsonNode content = read();
    if (!local) {
      return invoke(content, Map.of());
    }
    try (SampleRun sample =
        SampleRun.start(
            students, Languages.of(wiring.environment()), spec.commandLine().getErr())) {
      return invoke(content, sample.environment());
    }
  }

  /// An event that is no JSON object is told before anything is started.
  private JsonNode read() {
    String text = TextFile.read("the event", event);
    try {
      JsonNode content = new ObjectMapper().readTree(text);
      if (content.isObject()) {
        return content;
      }
    } catch (JsonProcessingException e) {
      throw new ConfigurationException(
          "The event " + event + " is no JSON: " + e.getOriginalMessage());
    }
    throw new ConfigurationException("The event " + event + " is no JSON object.");
  }

  private int invoke(JsonNode content, Map<String, String> variables) {
    ProjectFolder project = ProjectFolder.find();
    // SNS alone sends records, and only the notifier listens to it.
    LambdaFunction function =
        content.has("Records")
            ? LambdaFunction.slackNotifier(project)
            : LambdaFunction.audit(project);
    PrintStream log = System.err;
    try (RuntimeEmulator emulator = RuntimeEmulator.start(project, function, variables, log)) {
      Invocation invocation = emulator.invoke(content.toString());
      spec.commandLine().getOut().println(invocation.answer());
      return invocation.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }
}
