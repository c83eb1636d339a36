package io.github.mlopsaudit.core;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// In which order the students are asked about, where there may not be time for all: first those
/// who waited longest, then the roster, then what is of nobody on it. A run that had to stop leaves
/// those whom it did not reach in this order too, so that the runs take turns through a class that
/// none of them gets through.
public final class ReadingOrder {

  private final Map<String, Integer> places = new HashMap<>();

  /// `waiting` are the numbers of those whom the last run did not reach, the first to be read
  /// first.
  public ReadingOrder(List<String> waiting, Course course) {
    waiting.forEach(this::add);
    course.roster().forEach(student -> add(student.number()));
  }

  private void add(String number) {
    places.putIfAbsent(number, places.size());
  }

  /// The things, by the student whose they are; those of one student in the order given.
  public <T> List<T> sorted(List<T> things, Function<T, String> student) {
    return things.stream()
        .sorted(Comparator.comparingInt(thing -> place(student.apply(thing))))
        .toList();
  }

  private int place(String number) {
    return places.getOrDefault(number, Integer.MAX_VALUE);
  }
}
