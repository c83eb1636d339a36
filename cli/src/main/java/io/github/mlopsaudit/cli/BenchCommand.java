package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.bench.Bench;
import io.github.mlopsaudit.bench.BenchOptions;
import io.github.mlopsaudit.bench.BenchReport;
import io.github.mlopsaudit.bench.ColdStartReport;
import io.github.mlopsaudit.bench.ColdStarts;
import io.github.mlopsaudit.bench.Race;
import io.github.mlopsaudit.bench.RaceReport;
import io.github.mlopsaudit.course.ConfigurationException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./audit bench`: what an audit costs in calls, connections and time.
@Command(
    name = "bench",
    description = {
      "Measures whole audits against a stub AWS over TLS in which each call takes the same time.",
      "docs/benchmarks.md says what the figures mean."
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--students",
      paramLabel = "N",
      description = "Size of the class; may be given several times (default 15 and 100).")
  private List<Integer> students = List.of(15, 100);

  @Option(
      names = "--latency",
      paramLabel = "MS",
      description = "How long each call takes (default 25).")
  private int latency = 25;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "How often each size is measured; medians are shown (default 3).")
  private int repeat = 3;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      description = "Most heap of the measured JVM (default: the JVM's own bound).")
  private int heap;

  @Option(
      names = "--peers",
      description = {
        "Measures boto3 scripts that ask the same beside the audit,",
        "and the audit with an ahead-of-time cache."
      })
  private boolean peers;

  @Option(
      names = "--one-core",
      description =
          "With --peers: all that is measured gets the first processor, the stub the others.")
  private boolean oneCore;

  @Option(
      names = "--local-aws",
      description = {
        "The peers on the sample class of a local AWS instead of the stub,",
        "the course's way (a process of the AWS CLI per question) among them."
      })
  private boolean localAws;

  @Option(
      names = "--prowler",
      description = "With --local-aws: Prowler's checks of s3 and ecr too. Installs 2 GB, once.")
  private boolean prowler;

  @Option(
      names = "--cold-start",
      description = {
        "How long the packaged functions take to their first answer under Lambda's Java runtime,",
        "beside a first draft of the audit."
      })
  private boolean coldStart;

  @Option(names = "--format", paramLabel = "text|json", description = "What is printed.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    BenchOptions options = options();
    PrintWriter err = spec.commandLine().getErr();
    if (coldStart) {
      ColdStartReport report = ColdStarts.run(repeat, err::println);
      print(report::text, report::json);
    } else if (localAws || peers) {
      RaceReport report = race(options, err::println);
      print(report::text, report::json);
    } else {
      BenchReport report = Bench.run(options, err::println);
      print(report::text, report::json);
    }
    return ExitCode.OK;
  }

  private RaceReport race(BenchOptions options, Consumer<String> progress) {
    return localAws
        ? Race.onLocalAws(options, prowler, progress)
        : Race.onStub(options, oneCore, progress);
  }

  private void print(Supplier<String> text, Supplier<String> json) {
    spec.commandLine()
        .getOut()
        .println(
            switch (format) {
              case TEXT -> text.get();
              case JSON -> json.get();
            });
  }

  private BenchOptions options() {
    require(!oneCore || (peers && !localAws), "--one-core goes with --peers alone");
    require(!prowler || localAws, "--prowler goes with --local-aws alone");
    require(
        heap == 0 || !(peers || localAws || coldStart), "--heap goes with no other measurement");
    try {
      return new BenchOptions(students, repeat, Duration.ofMillis(latency), heap);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ConfigurationException(otherwise);
    }
  }
}
