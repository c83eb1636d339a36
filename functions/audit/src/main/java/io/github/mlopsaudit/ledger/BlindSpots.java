package io.github.mlopsaudit.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where a run could not look and since when, as its item keeps it for the next run.
record BlindSpots(List<BlindSpot> all) {

  /// An action that fails in more places than this counts as failing everywhere.
  private static final int PLACES = 20;

  private static final String ATTRIBUTE = "blind";

  /// The run's own, each since when the run before could not look there either. `before` is the
  /// item of the last run of the whole class.
  static BlindSpots of(Report report, Map<String, AttributeValue> before) {
    List<BlindSpot> known = read(before);
    Instant now = Instant.parse(Looked.time(report));
    Map<String, SortedSet<String>> places =
        report.snapshot().gaps().stream()
            .collect(
                groupingBy(
                    gap -> gap.unreadable().action(),
                    TreeMap::new,
                    mapping(Gap::where, toCollection(TreeSet::new))));
    List<BlindSpot> all = new ArrayList<>();
    places.forEach((action, where) -> {
      Stream<String> named = where.size() > PLACES ? Stream.of(BlindSpot.MANY) : where.stream();
      named.forEach(
          place -> all.add(new BlindSpot(action, place, since(action, place, known, now))));
    });
    return new BlindSpots(all);
  }

  private static Instant since(String action, String place, List<BlindSpot> known, Instant now) {
    return known.stream()
        .filter(spot -> spot.action().equals(action))
        .filter(spot ->
            spot.where().equals(place)
                || spot.where().equals(BlindSpot.MANY)
                || place.equals(BlindSpot.MANY))
        .map(BlindSpot::since)
        .min(Instant::compareTo)
        .orElse(now);
  }

  /// Those where a run of an earlier day could not look either.
  List<BlindSpot> repeated(Report report) {
    LocalDate today = day(Instant.parse(Looked.time(report)));
    return all.stream().filter(spot -> day(spot.since()).isBefore(today)).toList();
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, Snapshot.CLASS_ZONE);
  }

  void write(Map<String, AttributeValue> item) {
    item.put(
        ATTRIBUTE,
        Values.list(
            all,
            all.size(),
            spot ->
                Values.map(
                    Map.of(
                        "action", Values.text(spot.action()),
                        "where", Values.text(spot.where(), Values.TEXT_BYTES),
                        "since", Values.text(spot.since().toString())))));
  }

  private static List<BlindSpot> read(Map<String, AttributeValue> item) {
    return item.getOrDefault(ATTRIBUTE, Values.NOTHING).l().stream()
        .map(AttributeValue::m)
        .map(spot ->
            new BlindSpot(
                Values.read(spot, "action"),
                Values.read(spot, "where"),
                Instant.parse(Values.read(spot, "since"))))
        .toList();
  }
}
