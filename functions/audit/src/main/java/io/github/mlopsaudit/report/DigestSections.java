package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlindSpot;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What the mail of a run says in one language. Lists are cut at a length that a person still
/// reads, and say how much more there is.
final class DigestSections {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Snapshot.CLASS_ZONE);
  private static final int LINES = 20;
  private static final int STUDENTS = 30;
  private static final int PLACES = 3;

  private final Report report;
  private final Messages messages;
  private final News news;

  DigestSections(Report report, Messages messages) {
    this.report = report;
    this.messages = messages;
    this.news = new News(report.changes());
  }

  /// A heading and what stands under it; `more` says how much was left out, or is empty.
  record Section(String heading, List<String> lines, String more) {}

  /// What comes first without a heading: which run it was, score and counts.
  List<String> head() {
    List<String> lines = new ArrayList<>();
    Selection selection = report.run().selection();
    lines.add(
        text("digest.title", Plain.line(report.course().name()), report.snapshot().account().id()));
    lines.add(text("digest.time", MINUTE.format(report.run().startedAt())));
    if (!selection.isWhole()) {
      lines.add(text("digest.selection", selected(selection)));
    }
    lines.add(
        report.score().percent().isPresent()
            ? text(
                "digest.score", report.score().percent().getAsDouble(), report.score().coverage())
            : text("digest.no-score", report.score().coverage()));
    lines.add(
        text(
            "digest.counts",
            report.open(Severity.CRITICAL),
            report.open(Severity.HIGH),
            report.open(Severity.MEDIUM),
            report.open(Severity.LOW),
            report.open(Severity.INFO),
            report.score().unknown()));
    if (news.changes().compared() && !news.changes().hasNews()) {
      lines.add(text("digest.nothing-new"));
    }
    if (report.faults().findAny().isEmpty()) {
      boolean all = !report.isPartial() && report.score().unknown() == 0;
      lines.add(text(all ? "digest.clean" : "digest.clean-as-far-as-seen"));
    }
    return lines;
  }

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
    all.add(section("digest.gaps", GapGroup.of(report.snapshot().gaps()), this::gap));
    all.removeIf(section -> section.lines().isEmpty());
    return all;
  }

  /// What to do next.
  String further() {
    return text(
        "digest.further",
        report
            .failures()
            .sorted(Comparator.comparing(Assessment::severity).reversed())
            .map(Assessment::student)
            .filter(student -> report.course().findStudent(student).isPresent())
            .findFirst()
            .or(() -> report.students().stream().findFirst().map(Student::number))
            .map(student -> " --student " + student)
            .orElse(""));
  }

  /// Where the report is. Who opens it signs in to the account: a link that needs no sign-in would
  /// be dead by the morning.
  String report(URI link) {
    return text("digest.report", link);
  }

  String runId() {
    return text("digest.run", Plain.line(report.run().id()));
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
            : text("digest.students", numbers(group.students())));
  }

  private String selected(Selection selection) {
    String services =
        selection.services().stream().sorted().map(Service::id).collect(joining(", "));
    return selection.students().isEmpty()
        ? text("digest.all-students", services)
        : text(
            "digest.some-students",
            numbers(selection.students().stream().sorted().toList()),
            services);
  }

  private List<Assessment> failures(Severity severity) {
    return report.failures().filter(failure -> failure.severity() == severity).toList();
  }

  private String critical(Assessment failure) {
    return text(
        "digest.critical",
        student(failure.student()),
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
        "digest.high", title(group.getFirst().rule().id()), group.size(), numbers(students));
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
        all.stream().limit(LINES).map(line).toList(),
        all.size() > LINES ? text("digest.more", all.size() - LINES) : "");
  }

  private String numbers(List<String> students) {
    return students.stream().limit(STUDENTS).map(this::student).collect(joining(", "))
        + more(students.size() - STUDENTS);
  }

  private String more(int rest) {
    return rest > 0 ? " " + text("digest.more", rest) : "";
  }

  private String student(String number) {
    return number.isEmpty() ? text("digest.nobody") : Plain.line(number);
  }

  private String title(String check) {
    return messages.title(check);
  }

  private String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }
}
