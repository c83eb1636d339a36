package io.github.mlopsaudit.cli;

import static java.util.stream.Collectors.groupingBy;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.aws.SnapshotReader;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Resource.Kind;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Verdict;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run found, the printed commands that were run for some of it, and what runs found then:
/// after those of single resources, and after those of the account and of the class.
record RoundTrip(List<Step> steps, List<Step> classSteps, List<Assessment> left) {

  private static final int AT_ONCE = 4;

  /// Commands, what they were to mend, how they ended, and what was left of it.
  record Step(String check, List<Resource> resources, Command command, List<Assessment> left) {}

  /// Commands that are to be run.
  private record Plan(String check, List<Resource> resources, String commands) {

    /// What must not run beside others of the same place: the settings of one resource.
    String place() {
      return commands.contains("-registry-") ? "registry" : resources.getFirst().name();
    }
  }

  /// What is there, and what the checks say of it.
  private record Found(Snapshot snapshot, List<Assessment> assessments) {}

  static RoundTrip of(LocalAws aws, AwsCli cli, String courseFile) {
    AwsSettings settings = AwsSettings.from(aws.environment(), LocalAws.REGION);
    Course course = new Configuration(aws.environment()).course("course.yaml", courseFile);
    try (AwsClients clients = new AwsClients(settings.withConcurrency(16))) {
      Found before = look(clients, course);
      List<Plan> plans = plans(before.assessments());
      Map<Plan, Command> ran = run(cli, plans);
      Found between = look(clients, course);
      List<Plan> classPlans = classPlans(between, course);
      Map<Plan, Command> ranForAll = run(cli, classPlans);
      Found after = look(clients, course);
      return new RoundTrip(steps(ran, between), steps(ranForAll, after), after.assessments());
    }
  }

  private static Found look(AwsClients clients, Course course) {
    Snapshot snapshot =
        new SnapshotReader(clients, InstantSource.system())
            .read(course, Selection.ALL, Checks.reads(course), Instant.MAX, Progress.SILENT);
    return new Found(snapshot, Checks.judge(snapshot, course));
  }

  /// One failure of each kind, each on a resource of its own as far as there are enough: so no
  /// remedy takes the credit of another. The rarest kinds choose first.
  private static List<Plan> plans(List<Assessment> assessments) {
    Map<String, List<Assessment>> kinds =
        assessments.stream()
            .filter(RoundTrip::canBeRun)
            .filter(assessment -> isSingle(assessment.resource()))
            .collect(groupingBy(RoundTrip::kind, LinkedHashMap::new, Collectors.toList()));
    Map<String, Integer> uses = new HashMap<>();
    return kinds.values().stream()
        .sorted(Comparator.comparingInt(List::size))
        .map(alike -> leastUsed(alike, uses))
        .map(failure -> plan(failure))
        .toList();
  }

  private static Assessment leastUsed(List<Assessment> alike, Map<String, Integer> uses) {
    Assessment chosen =
        alike.stream()
            .min(Comparator.comparingInt(one -> uses.getOrDefault(one.resource().name(), 0)))
            .orElseThrow();
    uses.merge(chosen.resource().name(), 1, Integer::sum);
    return chosen;
  }

  private static Plan plan(Assessment failure) {
    return new Plan(failure.rule().id(), List.of(failure.resource()), commands(failure));
  }

  private static String kind(Assessment assessment) {
    return assessment.verdict() instanceof Verdict.Fail(var severity, var message, var _)
        ? assessment.rule().id() + " " + severity + " " + message.key()
        : "";
  }

  private static boolean canBeRun(Assessment assessment) {
    return canBeRun(commands(assessment));
  }

  static boolean canBeRun(String commands) {
    return commands.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static String commands(Assessment assessment) {
    return assessment.verdict() instanceof Verdict.Fail fail ? fail.remedy().commands() : "";
  }

  private static boolean isSingle(Resource resource) {
    return resource.kind() == Kind.BUCKET || resource.kind() == Kind.REPOSITORY;
  }

  /// What mends the account, and what mends whole checks.
  private static List<Plan> classPlans(Found found, Course course) {
    Stream<Plan> account =
        found.assessments().stream()
            .filter(RoundTrip::canBeRun)
            .filter(assessment -> !isSingle(assessment.resource()))
            .map(RoundTrip::plan);
    Stream<Plan> whole =
        Checks.all().stream()
            .map(check ->
                new Plan(
                    check.rule().id(),
                    failing(found, check.rule().id()),
                    check.classRemedy(found.snapshot(), course)))
            .filter(plan -> canBeRun(plan.commands()));
    return Stream.concat(account, whole).toList();
  }

  private static List<Resource> failing(Found found, String check) {
    return found.assessments().stream()
        .filter(assessment -> assessment.failed() && assessment.rule().id().equals(check))
        .map(Assessment::resource)
        .toList();
  }

  private static Map<Plan, Command> run(AwsCli cli, List<Plan> plans) {
    Map<String, List<Plan>> places =
        plans.stream().collect(groupingBy(Plan::place, LinkedHashMap::new, Collectors.toList()));
    try (ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE)) {
      List<CompletableFuture<Map<Plan, Command>>> running =
          places.values().stream()
              .map(some -> CompletableFuture.supplyAsync(() -> runInOrder(cli, some), executor))
              .toList();
      Map<Plan, Command> ran = new LinkedHashMap<>();
      running.forEach(one -> ran.putAll(one.join()));
      return ran;
    }
  }

  private static Map<Plan, Command> runInOrder(AwsCli cli, List<Plan> plans) {
    Map<Plan, Command> ran = new LinkedHashMap<>();
    for (Plan plan : plans) {
      try {
        ran.put(plan, cli.run(plan.commands()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ran;
  }

  private static List<Step> steps(Map<Plan, Command> ran, Found after) {
    List<Step> steps = new ArrayList<>();
    ran.forEach((plan, command) ->
        steps.add(new Step(plan.check(), plan.resources(), command, left(plan, after))));
    return steps;
  }

  private static List<Assessment> left(Plan plan, Found after) {
    return after.assessments().stream()
        .filter(assessment -> assessment.rule().id().equals(plan.check()))
        .filter(assessment -> plan.resources().contains(assessment.resource()))
        .toList();
  }
}
