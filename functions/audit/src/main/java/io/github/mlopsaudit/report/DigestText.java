package io.github.mlopsaudit.report;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.ClassFinding;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The mail of a run in one language. Lists are cut at a length that a person still reads, and say
/// how much more there is.
final class DigestText {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Snapshot.CLASS_ZONE);
  private static final int LINES = 20;
  private static final int STUDENTS = 30;
  private static final int PLACES = 3;
  private static final int LINE = 400;
  private static final int WAIVER_DAYS = 3;

  private final Report report;
  private final Messages messages;
  private final News news;
  private final List<String> lines = new ArrayList<>();

  DigestText(Report report, Messages messages) {
    this.report = report;
    this.messages = messages;
    this.news = new News(report.changes());
  }

  String text() {
    head();
    if (news.changes().compared()) {
      list("digest.new", news.groups(Transition::alerts), this::changed);
      list("digest.fixed", news.groups(Transition::isResolved), this::changed);
      list("digest.waived", news.groups(Transition.WAIVED::equals), this::changed);
      list("digest.waivers", endingWaivers(), this::waiver);
    }
    list("digest.criticals", failures(Severity.CRITICAL), this::critical);
    list("digest.class", classFaults(), this::ofClass);
    if (news.changes().compared()) {
      list("digest.still", news.stillOpen(), this::stillOpen);
    } else {
      list("digest.highs", groups(), this::high);
    }
    list("digest.gaps", GapGroup.of(report.snapshot().gaps()), this::gap);
    foot();
    return lines.stream().map(DigestText::cut).collect(joining("\n", "", "\n"));
  }

  private void head() {
    Selection selection = report.run().selection();
    add("digest.title", Plain.line(report.course().name()), report.snapshot().account().id());
    add("digest.time", MINUTE.format(report.run().startedAt()));
    if (!selection.isWhole()) {
      add("digest.selection", selected(selection));
    }
    report
        .score()
        .percent()
        .ifPresentOrElse(
            percent -> add("digest.score", percent, report.score().coverage()),
            () -> add("digest.no-score", report.score().coverage()));
    add(
        "digest.counts",
        report.open(Severity.CRITICAL),
        report.open(Severity.HIGH),
        report.open(Severity.MEDIUM),
        report.open(Severity.LOW),
        report.open(Severity.INFO),
        report.score().unknown());
    if (news.changes().compared() && !news.changes().hasNews()) {
      add("digest.nothing-new");
    }
    if (report.faults().findAny().isEmpty()) {
      boolean all = !report.isPartial() && report.score().unknown() == 0;
      add(all ? "digest.clean" : "digest.clean-as-far-as-seen");
    }
  }

  private String changed(News.Group group) {
    return messages.text(
        "digest.changed",
        messages.text("severity." + group.severity().id()),
        title(group.check()),
        messages.text("transition." + group.transition().name()),
        group.findings(),
        numbers(group.students()));
  }

  private String stillOpen(News.StillOpen open) {
    return messages.text(
        "digest.still-open",
        messages.text("severity." + open.severity().id()),
        open.findings(),
        open.days(Instant.ofEpochSecond(report.run().sequence())));
  }

  /// Those that end within three days.
  private List<Waiver> endingWaivers() {
    LocalDate today = report.snapshot().day();
    return report.waivers().holding(today).stream()
        .filter(waiver -> !waiver.holds(today.plusDays(WAIVER_DAYS)))
        .toList();
  }

  private String waiver(Waiver waiver) {
    return messages.text(
        "digest.waiver",
        Plain.line(waiver.check()),
        Plain.line(waiver.student()),
        waiver.until(),
        Plain.line(waiver.reason()));
  }

  private String selected(Selection selection) {
    String services =
        selection.services().stream().sorted().map(Service::id).collect(joining(", "));
    return selection.students().isEmpty()
        ? messages.text("digest.all-students", services)
        : messages.text(
            "digest.some-students",
            numbers(selection.students().stream().sorted().toList()),
            services);
  }

  private List<Assessment> failures(Severity severity) {
    return report.failures().filter(failure -> failure.severity() == severity).toList();
  }

  private String critical(Assessment failure) {
    return messages.text(
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
    return messages.text(
        "digest.high", title(group.getFirst().rule().id()), group.size(), numbers(students));
  }

  private String gap(GapGroup gap) {
    String places =
        gap.places().stream().limit(PLACES).map(Plain::line).collect(joining(", "))
            + more(gap.places().size() - PLACES);
    return messages.text(
        "digest.gap",
        Plain.line(gap.action()),
        messages.text("digest.cause." + gap.cause().name()),
        gap.places().size(),
        places);
  }

  private void foot() {
    lines.add("");
    add("digest.run", Plain.line(report.run().id()));
    add(
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

  private <T> void list(String heading, List<T> all, Function<T, String> line) {
    if (all.isEmpty()) {
      return;
    }
    lines.add("");
    add(heading, all.size());
    all.stream().limit(LINES).map(line).forEach(text -> lines.add("- " + text));
    if (all.size() > LINES) {
      lines.add("  " + messages.text("digest.more", all.size() - LINES));
    }
  }

  private String numbers(List<String> students) {
    return students.stream().limit(STUDENTS).map(this::student).collect(joining(", "))
        + more(students.size() - STUDENTS);
  }

  private String more(int rest) {
    return rest > 0 ? " " + messages.text("digest.more", rest) : "";
  }

  private String student(String number) {
    return number.isEmpty() ? messages.text("digest.nobody") : Plain.line(number);
  }

  private String title(String check) {
    return messages.text(check + ".title");
  }

  private void add(String key, Object... arguments) {
    lines.add(messages.text(key, arguments));
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= LINE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LINE - 1)) + "…";
  }
}
