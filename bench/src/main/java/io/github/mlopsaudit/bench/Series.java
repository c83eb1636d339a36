package io.github.mlopsaudit.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The runs over a class of one size.
public record Series(int students, List<Measurement> runs) {

  public Series {
    runs = List.copyOf(runs);
  }

  double median(ToDoubleFunction<Measurement> figure) {
    double[] sorted = sorted(figure);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double least(ToDoubleFunction<Measurement> figure) {
    return sorted(figure)[0];
  }

  double most(ToDoubleFunction<Measurement> figure) {
    return sorted(figure)[runs.size() - 1];
  }

  private double[] sorted(ToDoubleFunction<Measurement> figure) {
    return runs.stream().mapToDouble(figure).sorted().toArray();
  }
}
