package io.github.mlopsaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A plain table for the terminal: headings, then rows, each column as wide as its widest cell.
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... headings) {
    rows.add(List.of(headings));
  }

  public void add(String... cells) {
    rows.add(List.of(cells).stream().map(Plain::line).toList());
  }

  /// Whether there are headings alone.
  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /// The table, each line ended.
  public String text() {
    List<Integer> widths =
        IntStream.range(0, rows.getFirst().size())
            .mapToObj(column ->
                rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0))
            .toList();
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(column -> Columns.pad(row.get(column), widths.get(column)))
                .collect(Collectors.joining(GAP))
                .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
