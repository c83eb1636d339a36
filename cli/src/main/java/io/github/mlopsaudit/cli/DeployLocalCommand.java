package io.github.mlopsaudit.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mlopsaudit.cli.deploy.LocalDeployment;
import io.github.mlopsaudit.cli.stack.DeployedStack;
import io.github.mlopsaudit.cli.stack.DeployedStack.Resource;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.Inbox.Letter;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.report.TextTable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit deploy-local`: the stack of the template, deployed and woken by its schedule, on a
/// local AWS.
@Command(
    name = "deploy-local",
    description = {
      "Deploys the template with the real sam deploy on a local AWS (ministack), with a sample class.",
      "Lets the schedule start the packaged function once, under its own role, and shows what came of it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the night saw the whole class, was remembered and was told",
      "1:it was not, or something failed on the way",
      "2:wrong usage or configuration"
    })
final class DeployLocalCommand implements Callable<Integer> {

  private static final String STACK = "mlops-storage-audit";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String DIFFERENCES =
      """

      What this local AWS does not have, and a real one does: the table's time to live and point-in-time
      recovery, time zones of schedules (this one was set in UTC), alarms that go off, e-mails, topics
      encrypted with their key, X-Ray and CloudWatch's metrics. IAM policies it does enforce.\
      """;

  private final Wiring wiring;

  @Spec private CommandSpec spec;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "How many students the class has, 0 to 1000 (default 3).")
  private int students = 3;

  @Option(
      names = "--keep",
      description = "Leave the local AWS up, and print the variables that lead there.")
  private boolean keep;

  DeployLocalCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    SampleClassSize.require(students);
    PrintWriter out = spec.commandLine().getOut();
    say("Starting the local AWS ...");
    PrintStream log = System.err;
    try (LocalDeployment local = LocalDeployment.start(ProjectFolder.find(), log)) {
      SampleClass sample = SampleClass.of(students);
      say("Creating a sample class of " + students + " students ...");
      sample.createStorage(local.aws().environment());
      say("sam deploy --stack-name " + STACK + " ...");
      DeployedStack stack = local.deploy(STACK, parameters(sample));
      print(stack, out);
      Inbox inbox = local.inbox(stack);
      String moment = local.fireOnce(stack);
      say("Set the schedule " + stack.require("ScheduleName") + " to " + moment + ", waiting ...");
      LocalNight night =
          new LocalNight(local.awaitRun(stack, PATIENCE), local.items(stack), inbox.read());
      print(night.summary(), out);
      out.printf(
          "%nIn the table %s: %d items%n", stack.require("FindingsTableName"), night.items());
      night.letters().forEach(letter -> print(letter, out));
      out.println(DIFFERENCES);
      if (keep) {
        out.println(guide(local));
        local.aws().detach();
      }
      return night.end(spec.commandLine().getErr());
    }
  }

  private Map<String, String> parameters(SampleClass sample) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("ClassName", "demo");
    parameters.put("Language", Languages.of(wiring.environment()).name().toLowerCase(Locale.ROOT));
    parameters.put("Roster", roster(sample.students()));
    parameters.put("Instructors", roster(sample.instructors()));
    return parameters;
  }

  private static String roster(List<String> numbers) {
    return numbers.isEmpty() ? "none" : String.join(",", numbers);
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }

  private static void print(DeployedStack stack, PrintWriter out) {
    TextTable table = new TextTable("resource", "type", "status", "name");
    for (Resource resource : stack.resources()) {
      table.add(resource.logicalId(), resource.type(), resource.status(), resource.physicalId());
    }
    out.println("CloudFormation made of the template:");
    out.println(table.text());
  }

  private static void print(JsonNode summary, PrintWriter out) {
    out.println("The schedule fired, and the packaged function answered:");
    out.println(summary.toPrettyString());
  }

  private static void print(Letter letter, PrintWriter out) {
    out.printf("%nThe topic told %s:%n", letter.attributes().getOrDefault("audience", "all"));
    out.println("Subject: " + letter.subject());
    out.println(letter.body());
  }

  private static String guide(LocalDeployment local) {
    StringBuilder text =
        new StringBuilder("\nThe local AWS stays up, without its functions. These lead there:\n");
    new TreeMap<>(local.aws().environment())
        .forEach((name, value) -> text.append("  export %s=%s%n".formatted(name, value)));
    return text.append("To end it:\n  kill ").append(local.aws().pid()).toString();
  }
}
