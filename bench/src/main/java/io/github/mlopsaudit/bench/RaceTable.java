package io.github.mlopsaudit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/// A race as tables: one for each size of class, a row for each contender, medians with the least
/// and the most.
final class RaceTable {

  private static final double SECOND = 1000;
  private static final double MEBIBYTE = 1024;
  private static final String LINE = "%-66s %20s %20s %14s %7s %8s%n";

  private final StringBuilder text = new StringBuilder();

  private RaceTable() {}

  static String of(RaceReport report) {
    RaceTable table = new RaceTable();
    Machine machine = report.machine();
    table.text.append(
        """
        The audit and other ways to the same answers, each a process of its own, its start included.
        %s
        Median (least-most). %d cores, %s, %s; AWS shares them.
        """
            .formatted(report.ground(), machine.cores(), machine.jdk(), machine.system()));
    report.laps().forEach(table::add);
    return table.text.toString();
  }

  private void add(int students, Map<String, List<Lap>> laps) {
    text.append('\n')
        .append(
            LINE.formatted(
                students + " students", "process, s", "CPU, s", "RSS, MiB", "calls", "x audit"));
    double audit = median(laps.values().iterator().next(), Lap::wallMillis);
    laps.forEach((name, each) -> row(name, each, audit));
  }

  private void row(String name, List<Lap> laps, double audit) {
    String calls = laps.getFirst().calls() < 0 ? "" : spread("%.0f", laps, Lap::calls, 1);
    text.append(
        LINE.formatted(
            name,
            spread("%.2f", laps, Lap::wallMillis, SECOND),
            spread("%.2f", laps, Lap::cpuMillis, SECOND),
            spread("%.0f", laps, Lap::peakRssKib, MEBIBYTE),
            calls,
            number("%.2f", median(laps, Lap::wallMillis) / audit)));
  }

  private static String spread(
      String format, List<Lap> laps, ToLongFunction<Lap> figure, double unit) {
    List<Long> sorted = sorted(laps, figure);
    String median = number(format, median(laps, figure) / unit);
    String least = number(format, sorted.getFirst() / unit);
    String most = number(format, sorted.getLast() / unit);
    return least.equals(most) ? median : "%s (%s-%s)".formatted(median, least, most);
  }

  private static double median(List<Lap> laps, ToLongFunction<Lap> figure) {
    List<Long> sorted = sorted(laps, figure);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  private static List<Long> sorted(List<Lap> laps, ToLongFunction<Lap> figure) {
    List<Long> sorted = new ArrayList<>(laps.stream().map(figure::applyAsLong).toList());
    sorted.sort(null);
    return sorted;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
