package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.bench.ColdStart.Took;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.slack.LocalSlack;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.StubAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures how long functions take to their first answer, in turns: the packaged audit and
/// notifier, the audit as a container image has it, and a first draft of the audit. The class has
/// one student; AWS is a stub over TLS that answers at once. docs/benchmarks.md says more.
public final class ColdStarts {

  /// What template.yaml gives the functions.
  public static final String TOOL_OPTIONS = "-XX:MetaspaceSize=128m";

  private static final String AUDIT = "io.github.mlopsaudit.AuditHandler::handleRequest";
  private static final String NOTIFIER = "io.github.mlopsaudit.slack.SlackHandler::handleRequest";

  private final ProjectFolder project;
  private final Path folder;
  private final String runtime;

  private ColdStarts(ProjectFolder project, Path folder) {
    this.project = project;
    this.folder = folder;
    this.runtime = project.path().resolve("cli/target/ric") + "/*";
  }

  /// Measures each so many times.
  ///
  /// @throws BenchException if a function fails
  public static ColdStartReport run(int repeat, Consumer<String> progress) {
    try (Laboratory laboratory = Laboratory.open(Duration.ZERO);
        StubSite site = laboratory.site(1);
        LocalSlack slack =
            LocalSlack.start(Files.createDirectory(laboratory.folder().resolve("slack")));
        StubAws secrets = StubAws.start(_ -> webhook())) {
      ColdStarts starts = new ColdStarts(ProjectFolder.find(), laboratory.folder());
      List<ColdStart> field =
          List.of(
              starts.naive(site),
              starts.packaged(site),
              starts.packaged(site).primed("audit, from its restore with SnapStart on"),
              starts.image(site),
              starts.notifier(slack, secrets));
      Map<String, List<Took>> took = new LinkedHashMap<>();
      for (int round = 1; round <= repeat; round++) {
        for (ColdStart start : field) {
          Took one = start.measure(laboratory.folder());
          took.computeIfAbsent(start.name(), _ -> new ArrayList<>()).add(one);
          progress.accept(
              "round %d of %d, %s: %d ms"
                  .formatted(round, repeat, start.name(), one.first().toMillis()));
        }
      }
      return new ColdStartReport(Machine.here(), took);
    } catch (IOException e) {
      throw new BenchException("There is no folder for temporary files", e);
    }
  }

  private ColdStart naive(Site site) throws IOException {
    Path task = Unpacked.classPath(folder.resolve("naive"));
    return new ColdStart(
        "first draft: unpacked fat jar, defaults of the SDK",
        task,
        NaiveHandler.class.getName(),
        site.jvmOptions(),
        runtime,
        site.environment(),
        "{}");
  }

  private ColdStart packaged(Site site) throws IOException {
    return audit(
        "audit, as packaged", artifact("functions/audit"), site, site.jvmOptions(), runtime);
  }

  /// All of it on the JVM's own class path, which alone the cache serves, and the cache trained by
  /// an audit over TLS.
  private ColdStart image(Site site) throws IOException {
    Path artifact = artifact("functions/audit");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    String classPath =
        AuditCache.jars(folder, runtime + ":" + artifact + ":" + artifact.resolve("lib") + "/*");
    Path cache = folder.resolve("image.aot");
    List<String> training = new ArrayList<>(site.jvmOptions());
    training.add("-XX:AOTCacheOutput=" + cache);
    audit("audit, training", empty, site, training, classPath).train(folder);
    List<String> options = new ArrayList<>(site.jvmOptions());
    options.addAll(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    return audit("audit, as in a container image with AOT cache", empty, site, options, classPath);
  }

  private ColdStart audit(String name, Path task, Site site, List<String> options, String classPath)
      throws IOException {
    Map<String, String> environment = new HashMap<>(site.environment());
    environment.put("JAVA_TOOL_OPTIONS", TOOL_OPTIONS);
    return new ColdStart(name, task, AUDIT, options, classPath, environment, event("nightly.json"));
  }

  private static Reply webhook() {
    return Reply.json(
        """
        {"Parameter":{"Name":"/w","Type":"SecureString","Version":1,"Value":"%s"}}\
        """
            .formatted(LocalSlack.WEBHOOK));
  }

  private ColdStart notifier(LocalSlack slack, StubAws secrets) throws IOException {
    Map<String, String> environment = new HashMap<>(secrets.environment());
    environment.put("AWS_REGION", LocalAws.REGION);
    environment.put("SLACK_WEBHOOK_PARAMETER", "/w");
    environment.put("JAVA_TOOL_OPTIONS", TOOL_OPTIONS);
    return new ColdStart(
        "Slack notifier, as packaged",
        artifact("functions/slack-notifier"),
        NOTIFIER,
        slack.jvmOptions(),
        runtime,
        environment,
        event("slack-notifier.json"));
  }

  private Path artifact(String module) {
    Path artifact = project.path().resolve(module).resolve("target/lambda");
    if (!Files.isDirectory(artifact)) {
      throw new BenchException("There is no " + artifact + ": ./mvnw package makes it");
    }
    return artifact;
  }

  private String event(String name) throws IOException {
    return Files.readString(project.path().resolve("events").resolve(name));
  }
}
