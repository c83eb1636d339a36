package io.github.mlopsaudit.cli;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `aws` commands that people are told to type, in the order of the pages: bash reads each, the
/// real AWS CLI takes it apart and holds it against AWS's models. What the local AWS knows it runs.
final class AwsCommandsTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final List<String> PAGES =
      List.of("README.md", "docs/slack.md", "docs/student-mail.md", "docs/runbook.md");

  /// What the local AWS lacks: up to AWS's door these go, and no further.
  private static final List<String> NOT_HERE =
      List.of(
          "cloudwatch SetAlarmState",
          "logs DeleteLogGroup",
          "logs FilterLogEvents",
          "lambda DeleteFunction",
          "lambda Invoke",
          "lambda ListVersionsByFunction",
          "lambda UpdateAlias",
          "scheduler GetSchedule");

  /// What the commands need to be there.
  private static final List<String> STANDS =
      List.of(
          "aws ssm put-parameter --name /mlops/course --type String --value 'name: a'",
          "aws dynamodb update-continuous-backups --table-name $TABLE --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true");

  /// As a person has it, but that it writes down what it was called with.
  private static final String RECORD =
      "aws() { printf '%s\\x1f' \"$@\" >>\"$RECORD\"; printf '\\x1e' >>\"$RECORD\"; }\n";

  /// A program that runs each recorded command in one process, and says what became of it.
  private static final String RUN =
      """
      import contextlib, faulthandler, io, json, os, sys
      from awscli.clidriver import create_clidriver

      not_here = set(json.loads(sys.argv[2]))
      sent = []
      faulthandler.dump_traceback_later(90, exit=True)  # rather than hang

      class AtTheDoor(Exception):
          pass

      def before(model, **_):
          name = f"{model.service_model.service_name} {model.name}"
          sent.append(name)
          if name in not_here:
              raise AtTheDoor(name)

      driver = create_clidriver()
      driver.session.register("before-call", before)
      os.chdir(os.path.dirname(sys.argv[1]))
      told = []
      for record in open(sys.argv[1], encoding="utf-8").read().split("\\x1e")[:-1]:
          words = record.split("\\x1f")[:-1]
          if "--cli-binary-format" in words:  # of version 2; version 1 always reads it raw
              at = words.index("--cli-binary-format")
              assert words[at + 1] == "raw-in-base64-out", words
              del words[at : at + 2]
          if words[0] == "sqs":  # version 1 takes AWS's old address of SQS, whatever the variable says
              words += ["--endpoint-url", os.environ["AWS_ENDPOINT_URL"]]
          sent.clear()
          out = io.TextIOWrapper(io.BytesIO(), "utf-8")
          with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
              try:
                  code = driver.main(words)
              except SystemExit as e:
                  code = e.code
          out.flush()
          output = out.buffer.getvalue().decode("utf-8", "replace")
          told.append({"words": words, "sent": list(sent), "code": code, "output": output})
      print(json.dumps(told))
      """;

  @TempDir private static Path folder = Path.of("");

  private static List<JsonNode> told = List.of();

  @BeforeAll
  static void type() throws IOException {
    LocalAws aws = SharedLocalAws.empty();
    Map<String, String> environment = new HashMap<>(AwsCli.in(folder, aws).environment());
    environment.putAll(place(aws));
    Path record = folder.resolve("record");
    environment.put("RECORD", record.toString());
    environment.put("AWS_MAX_ATTEMPTS", "1");
    Path events = Files.createDirectory(folder.resolve("events"));
    for (String event : List.of("nightly.json", "dry-run.json")) {
      Files.copy(PROJECT.path().resolve("events").resolve(event), events.resolve(event));
    }
    Files.writeString(folder.resolve("webhook.txt"), "https://hooks.slack.com/services/T/B/x");
    Files.writeString(folder.resolve("event.json"), "{}");
    StringBuilder script = new StringBuilder("cd '" + folder + "' || exit 9\n" + RECORD);
    Stream.concat(STANDS.stream(), commands())
        .forEach(command -> script.append(command).append(" >>out 2>>err\n"));
    Path bash = Files.writeString(folder.resolve("commands.sh"), script.toString());
    assertThat(Command.run(List.of("bash", bash.toString()), environment))
        .isEqualTo(new Command(0, ""));
    assertThat(folder.resolve("err")).isEmptyFile();

    Path run = Files.writeString(folder.resolve("run.py"), RUN);
    String notHere = new ObjectMapper().writeValueAsString(NOT_HERE);
    Command ran =
        AwsCli.in(folder, aws).python(environment, run.toString(), record.toString(), notHere);
    assertThat(ran.succeeded()).as(ran.output()).isTrue();
    List<JsonNode> all = new ArrayList<>();
    new ObjectMapper().readTree(ran.output()).forEach(all::add);
    told = all;
  }

  /// What the names in capitals stand for, made on the local AWS.
  private static Map<String, String> place(LocalAws aws) {
    Destinations made = SampleClass.of(1).create(aws.environment());
    try (AwsClients clients =
        new AwsClients(AwsSettings.from(aws.environment(), LocalAws.REGION))) {
      String subscription =
          clients
              .sns()
              .listSubscriptionsByTopic(r -> r.topicArn(made.topicArn()))
              .subscriptions()
              .getFirst()
              .subscriptionArn();
      return Map.ofEntries(
          entry("TOPIC", made.topicArn()),
          entry("QUEUE", made.queueUrl()),
          entry("SLACK_QUEUE", made.queueUrl()),
          entry("TABLE", made.table()),
          entry("BUCKET", made.reportBucket()),
          entry("SUBSCRIPTION", subscription),
          entry("FUNCTION", "audit"),
          entry("SLACK_FUNCTION", "slack"),
          entry("VERSION", "3"),
          entry("TOKEN", "token"),
          entry("item", "{\"PK\": {\"S\": \"a\"}, \"SK\": {\"S\": \"b\"}}"),
          entry("STACK", "mlops-audit"));
    }
  }

  /// The lines that begin with `aws`, whole where they go on in the next, with `$TABLE` for
  /// `TABLE`.
  private static Stream<String> commands() {
    return PAGES.stream()
        .map(AwsCommandsTest::page)
        .flatMap(page -> Pattern.compile("(?s)```bash\n(.*?)```").matcher(page).results())
        .flatMap(block -> block.group(1).replaceAll("\\\\\n *", " ").lines())
        .map(String::strip)
        .filter(line -> line.startsWith("aws "))
        .map(line -> line.replaceAll(" && cat .*", "").replaceAll(" +# .*", ""))
        .map(line -> line.replaceAll(" > [a-z.]+$", ""))
        .map(line ->
            line.replaceAll(
                "(?<![$\\w])(TOPIC|QUEUE|SLACK_QUEUE|TABLE|BUCKET|FUNCTION|SLACK_FUNCTION|VERSION|TOKEN|STACK)(?![A-Z_])",
                "\\${$1}"));
  }

  private static String page(String file) {
    try {
      return Files.readString(PROJECT.path().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void bashReadsEachCommand() {
    assertThat(told).hasSize(STANDS.size() + (int) commands().count()).hasSizeGreaterThan(20);
  }

  @Test
  void everyCommandIsOneThatAwsKnows() {
    assertThat(told)
        .allSatisfy(
            command -> assertThat(command.path("sent")).as(command.toString()).isNotEmpty());
  }

  @Test
  void everyCommandThatTheLocalAwsKnowsDoesWhatItSays() {
    assertThat(told)
        .filteredOn(command -> !NOT_HERE.contains(command.path("sent").path(0).asText()))
        .hasSizeGreaterThan(15)
        .allSatisfy(
            command -> assertThat(command.path("code").asInt()).as(command.toString()).isZero());
  }
}
