package io.github.mlopsaudit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A report as a table: a column for each size of class, medians with the least and the most.
final class BenchTable {

  private static final double SECOND = 1000;
  private static final double MEBIBYTE = 1024;

  private final BenchReport report;
  private final List<List<String>> rows = new ArrayList<>();

  private BenchTable(BenchReport report) {
    this.report = report;
  }

  static String of(BenchReport report) {
    BenchTable table = new BenchTable(report);
    table.fill();
    return table.head() + table.body();
  }

  private String head() {
    Machine machine = report.machine();
    return """
    One audit, reading to telling, in a fresh JVM; a stub AWS over TLS, %d ms per call.
    Median of %d (least-most). %d cores, %s, %s; the stub shares them.

    """
        .formatted(
            report.latencyMillis(),
            report.series().getFirst().runs().size(),
            machine.cores(),
            machine.jdk(),
            machine.system());
  }

  private void fill() {
    row("students", series -> Integer.toString(series.students()));
    row("calls", series -> spread("%.0f", series, Measurement::allCalls));
    row(
        "calls per student",
        series -> spread("%.1f", series, run -> (double) run.allCalls() / series.students()));
    row(
        "connections (limit %d calls at once)".formatted(report.concurrency()),
        series -> spread("%.0f", series, Measurement::allConnections));
    row("run, s", series -> spread("%.2f", series, run -> run.runMillis() / SECOND));
    row("with JVM start, s", series -> spread("%.2f", series, r -> r.processMillis() / SECOND));
    row("CPU, s", series -> spread("%.2f", series, run -> run.cpuMillis() / SECOND));
    row("peak RSS, MiB", this::peakRss);
    row("latency floor, s", series -> spread("%.2f", series, r -> report.floorMillis(r) / SECOND));
    row(
        "run / floor",
        series -> spread("%.1f", series, r -> r.runMillis() / report.floorMillis(r)));
    row("coverage, %", series -> spread("%.1f", series, Measurement::coverage));
    rows.add(List.of());
    counts("connections to ", Measurement::connections);
    rows.add(List.of());
    counts("", Measurement::calls);
  }

  private void counts(String before, Function<Measurement, Map<String, Integer>> counts) {
    TreeSet<String> names =
        report.series().stream()
            .flatMap(series -> series.runs().stream())
            .flatMap(run -> counts.apply(run).keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : names) {
      row(
          before + name,
          series -> spread("%.0f", series, run -> counts.apply(run).getOrDefault(name, 0)));
    }
  }

  private void row(String title, Function<Series, String> cell) {
    List<String> row = new ArrayList<>();
    row.add(title);
    report.series().stream().map(cell).forEach(row::add);
    rows.add(row);
  }

  private String peakRss(Series series) {
    return series.runs().stream().anyMatch(run -> run.peakRssKib() == null)
        ? "not told"
        : spread("%.0f", series, BenchTable::peakRssMebibytes);
  }

  private static double peakRssMebibytes(Measurement run) {
    Long kib = run.peakRssKib();
    return kib == null ? 0 : kib / MEBIBYTE;
  }

  private static String spread(String format, Series series, ToDoubleFunction<Measurement> figure) {
    String median = String.format(Locale.ROOT, format, series.median(figure));
    String least = String.format(Locale.ROOT, format, series.least(figure));
    String most = String.format(Locale.ROOT, format, series.most(figure));
    return least.equals(most) ? median : "%s (%s-%s)".formatted(median, least, most);
  }

  private String body() {
    int[] widths =
        IntStream.rangeClosed(0, report.series().size())
            .map(column ->
                rows.stream()
                    .filter(row -> !row.isEmpty())
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String blanks = " ".repeat(widths[column] - row.get(column).length());
      line.append(column == 0 ? row.get(0) + blanks : "  " + blanks + row.get(column));
    }
    return line.append('\n').toString();
  }
}
