package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Transition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What the mail of a run says in one language. Lists are cut at a length that a person still
/// reads, and say how much more there is.
final class DigestSections {

  private static final int PLACES = 3;

  private final int longest;
  private final Report report;
  private final Messages messages;
  private final News news;

  /// `longest` is how many lines a section may have.
  DigestSections(Report report, Messages messages, int longest) {
    this.longest = longest;
    this.report = report;
    this.messages = messages;
    this.news = new News(report.changes());
  }

  /// A heading and what stands under it; `more` says how much was left out, or is empty.
  record Section(String heading, List<String> lines, String more) {}

  /// The sections that have something to say, in the order of reading. After the course there is no
  /// more nagging: what is dangerous, and what is left to clean up.
  List<Section> sections() {
    boolean compared = news.changes().compared();
    CleanUp cleanUp = CleanUp.of(report);
    List<Section> all = new ArrayList<>();
    all.add(section("digest.blind", report.changes().blindSpots(), this::blind));
    if (compared && !cleanUp.over()) {
      all.add(section("digest.new", news.groups(Transition::alerts), this::changed));
      all.add(section("digest.fixed", news.groups(Transition::isResolved), this::changed));
      all.add(section("digest.waived", news.groups(Transition.WAIVED::equals), this::changed));
    }
    all.add(section("digest.criticals", failures(Severity.CRITICAL), this::critical));
    if (cleanUp.over()) {
      all.add(section("text.cleanup", cleanUp.lines(messages), Function.identity()));
    } else {
      all.add(section("text.due", DueSoon.of(report).lines(messages), Function.identity()));
      all.add(section("digest.class", classFaults(), this::ofClass));
      all.add(
          compared
              ? section(
                  "digest.still",
                  news.stillOpen(report.snapshot().day()),
                  open -> open.text(messages))
              : section("digest.highs", groups(), this::high));
      all.add(section("text.waivers", WaiverLine.holding(report), line -> line.text(messages)));
    }
    UnreachedLine unreached = UnreachedLine.of(report, messages);
    all.add(new Section(unreached.heading(), unreached.lines(), ""));
    all.add(section("digest.gaps", GapGroup.of(report.snapshot().gaps()), this::gap));
    all.removeIf(section -> section.lines().isEmpty());
    return all;
  }

  private String blind(BlindSpot spot) {
    return text(
        "digest.blind-spot",
        Plain.line(spot.action()),
        spot.where().equals(BlindSpot.MANY) ? text("digest.many") : Plain.line(spot.where()),
        LocalDate.ofInstant(spot.since(), Snapshot.CLASS_ZONE));
  }

  private String changed(News.Group group) {
    return text(
        "digest.changed",
        messages.text("severity." + group.severity().id()),
        title(group.check()),
        messages.text("transition." + group.transition().name()),
        group.findings(),
        group.students().equals(List.of(""))
            ? text("digest.nobody")
            : text("digest.students", Numbers.of(group.students(), messages)));
  }

  private List<Assessment> failures(Severity severity) {
    return report.failures().filter(failure -> failure.severity() == severity).toList();
  }

  private String critical(Assessment failure) {
    return text(
        "digest.critical",
        Numbers.of(failure.student(), messages),
        Plain.line(failure.resource().name()),
        title(failure.rule().id()),
        messages.text(failure.verdict().message()));
  }

  private List<ClassFinding> classFaults() {
    return report.classFindings().stream()
        .filter(finding -> finding.severity().isAtLeast(Severity.LOW))
        .toList();
  }

  private String ofClass(ClassFinding finding) {
    return messages.text("severity." + finding.severity().id())
        + ": "
        + ClassLine.text(finding, messages)
        + " "
        + ClassLine.fix(finding, messages);
  }

  /// The high ones of one check each, the most frequent first; not those of the whole class.
  private List<List<Assessment>> groups() {
    Map<String, List<Assessment>> byCheck =
        failures(Severity.HIGH).stream()
            .filter(not(report::isOfWholeClass))
            .collect(groupingBy(a -> a.rule().id(), TreeMap::new, toList()));
    return byCheck.values().stream()
        .sorted(Comparator.comparingInt(List<Assessment>::size).reversed())
        .toList();
  }

  private String high(List<Assessment> group) {
    List<String> students = group.stream().map(Assessment::student).distinct().sorted().toList();
    return text(
        "digest.high",
        title(group.getFirst().rule().id()),
        group.size(),
        Numbers.of(students, messages));
  }

  private String gap(GapGroup gap) {
    String places =
        gap.places().stream().limit(PLACES).map(Plain::line).collect(joining(", "))
            + more(gap.places().size() - PLACES);
    return text(
        "digest.gap",
        Plain.line(gap.action()),
        text("digest.cause." + gap.cause().name()),
        gap.places().size(),
        places);
  }

  private <T> Section section(String heading, List<T> all, Function<T, String> line) {
    return new Section(
        text(heading, all.size()),
        all.stream().limit(longest).map(line).toList(),
        all.size() > longest ? text("digest.more", all.size() - longest) : "");
  }

  private String more(int rest) {
    return rest > 0 ? " " + text("digest.more", rest) : "";
  }

  private String title(String check) {
    return messages.title(check);
  }

  private String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }
}
