package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.PythonTool;
import io.github.mlopsaudit.local.PythonTools;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The audit and its peers. The programs of `tools/peers` are installed when first asked for.
final class Contenders {

  /// A sequential script needs minutes above, which tell nothing new.
  private static final int MOST_FOR_SEQUENTIAL = 100;

  private static final int MEASURED_BY_CLI = 2;
  private static final PythonTool BOTO3 =
      new PythonTool("local-aws", "boto3", "boto3", List.of("boto3"), "about 20 s");
  private static final PythonTool AWS_CLI =
      new PythonTool("aws-cli", "the AWS CLI", "awscli", List.of("awscli"), "some seconds");
  private static final PythonTool PROWLER =
      new PythonTool("prowler", "Prowler", "prowler", List.of("prowler"), "minutes, 2 GB");

  private final PythonTools tools;
  private final Path scripts;
  private final Path folder;
  private final Program program;

  /// @param folder for files of a lap
  /// @param cores what `Program` starts its commands with
  Contenders(ProjectFolder project, Path folder, List<String> cores) {
    this.tools = new PythonTools(project);
    this.scripts = project.path().resolve("tools").resolve("peers");
    this.folder = folder;
    this.program = new Program(tools.python(BOTO3), scripts.resolve("measured.py"), cores);
  }

  /// The audit in a JVM as Lambda starts it.
  Contender audit(AuditCache cache) {
    return new Contender("audit", site -> audit(site, List.of(), cache.classPath()));
  }

  /// The audit with its classes in a cache, as `./audit` and a container image start it.
  Contender cachedAudit(AuditCache cache) {
    return new Contender(
        "audit, AOT cache", site -> audit(site, cache.jvmOptions(), cache.classPath()));
  }

  /// Makes the cache, with the whole machine.
  AuditCache train(Laboratory laboratory) {
    return AuditCache.train(
        laboratory, new Program(program.python(), program.measured(), List.of()));
  }

  private Lap audit(Site site, List<String> options, String classPath) {
    Path result = folder.resolve("result.properties");
    List<String> all = new ArrayList<>(site.jvmOptions());
    all.addAll(options);
    Lap lap = program.run(FreshJvm.command(all, classPath, result), site.environment(), site);
    Properties figures = new Properties();
    try (Reader in = Files.newBufferedReader(result)) {
      figures.load(in);
      Files.delete(result);
    } catch (IOException e) {
      throw new BenchException("The measured JVM left no result", e);
    }
    Laboratory.requireWhole(figures);
    return lap;
  }

  Contender boto3Sequential() {
    return new Contender(
        "boto3, sequential", n -> n <= MOST_FOR_SEQUENTIAL, site -> boto3(site, 1));
  }

  Contender boto3Threads(int threads) {
    return new Contender("boto3, %d threads".formatted(threads), site -> boto3(site, threads));
  }

  private Lap boto3(Site site, int threads) {
    return program.run(
        List.of(
            tools.python(BOTO3).toString(),
            scripts.resolve("boto3_audit.py").toString(),
            Integer.toString(threads)),
        site.environment(),
        site);
  }

  /// The course's way: a process of the AWS CLI for each question. Two students are asked about and
  /// the rest is extrapolated.
  Contender awsCli(int students) {
    return new Contender(
        "one aws process per question (%d of %d students, extrapolated)"
            .formatted(MEASURED_BY_CLI, students),
        site ->
            program
                .run(
                    List.of(scripts.resolve("questions.sh").toString(), "01", "02"),
                    withAwsCommand(site.environment()),
                    site)
                .times((double) students / MEASURED_BY_CLI));
  }

  private Map<String, String> withAwsCommand(Map<String, String> environment) {
    Path command = folder.resolve("aws");
    try {
      Files.writeString(
          command, "#!/bin/sh\nexec '%s' -m awscli \"$@\"\n".formatted(tools.python(AWS_CLI)));
    } catch (IOException e) {
      throw new BenchException("The command " + command + " cannot be written", e);
    }
    if (!command.toFile().setExecutable(true)) {
      throw new BenchException(command + " cannot be made a command");
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_DEFAULT_REGION", environment.getOrDefault("AWS_REGION", ""));
    all.put("AWS_PAGER", "");
    all.put("PATH", folder + ":" + System.getenv("PATH"));
    return all;
  }

  /// Prowler's checks of S3 and ECR.
  Contender prowler() {
    return new Contender(
        "Prowler, services s3 and ecr",
        site ->
            program.run(
                List.of(
                    tools.python(PROWLER).resolveSibling("prowler").toString(),
                    "aws",
                    "--services",
                    "s3",
                    "ecr",
                    "--region",
                    site.environment().getOrDefault("AWS_REGION", ""),
                    "--output-formats",
                    "json-ocsf",
                    "--output-directory",
                    folder.toString(),
                    "--no-banner",
                    "--ignore-exit-code-3"),
                site.environment(),
                site));
  }
}
