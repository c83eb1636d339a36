package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.bench.Bench;
import io.github.mlopsaudit.bench.BenchOptions;
import io.github.mlopsaudit.bench.BenchReport;
import io.github.mlopsaudit.course.ConfigurationException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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

  @Option(names = "--format", paramLabel = "text|json", description = "What is printed.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    BenchReport report = Bench.run(options(), err::println);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        switch (format) {
          case TEXT -> report.text();
          case JSON -> report.json();
        });
    return ExitCode.OK;
  }

  private BenchOptions options() {
    try {
      return new BenchOptions(students, repeat, Duration.ofMillis(latency));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }
}
