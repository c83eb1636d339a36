package io.github.mlopsaudit.report.html;

import gg.jte.Content;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Gap;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.report.DueSoon;
import io.github.mlopsaudit.report.GapGroup;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import io.github.mlopsaudit.report.UnreachedLine;
import io.github.mlopsaudit.report.WaiverLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Everything that stands on the page, in the order in which it is read.
final class Page {

  private final Report report;
  private final Language language;
  private final Messages messages;
  private final List<Gap> gaps;
  private final Scores scores;
  private final List<Person> people;
  private final Ages ages;

  Page(Report report, Language language, Messages messages) {
    this.report = report;
    this.language = language;
    this.messages = messages;
    this.gaps = report.snapshot().gaps();
    this.scores = new Scores(report, gaps);
    this.people = Person.all(report, messages);
    this.ages = new Ages(report, messages);
  }

  String text(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /// What a screen reader says for a mark.
  String word(Mark mark) {
    return mark.text(messages);
  }

  String lang() {
    return language.name().toLowerCase(Locale.ROOT);
  }

  Content style() {
    return StyleSheet.element();
  }

  String contentSecurityPolicy() {
    return StyleSheet.contentSecurityPolicy();
  }

  String title() {
    return text("html.title", Plain.line(report.course().name()));
  }

  RunFacts run() {
    return RunFacts.of(report, gaps.size(), messages);
  }

  boolean partial() {
    return !gaps.isEmpty();
  }

  String score() {
    return report.score().percent().stream().mapToObj(String::valueOf).findFirst().orElse("–");
  }

  String coverage() {
    return String.valueOf(report.score().coverage());
  }

  long unknown() {
    return report.score().unknown();
  }

  /// How many findings are open, the gravest first.
  List<Tally> open() {
    return Stream.of(Mark.CRITICAL, Mark.HIGH, Mark.MEDIUM, Mark.LOW, Mark.INFO)
        .map(mark ->
            new Tally(mark, mark.text(messages), report.open(Severity.valueOf(mark.name()))))
        .toList();
  }

  HeatMap heatMap() {
    return HeatMap.of(people, scores, messages);
  }

  List<Tally> legend() {
    return Stream.of(Mark.values()).map(mark -> new Tally(mark, mark.text(messages), 0)).toList();
  }

  NewsPart news() {
    return NewsPart.of(report, people, messages);
  }

  List<ClassPart> wholeClass() {
    return report.classFindings().stream().map(found -> ClassPart.of(found, messages)).toList();
  }

  /// Each made when it is asked for: those of a large class would not fit into memory.
  Iterable<StudentPart> students() {
    return () -> StudentPart.all(report, people, scores, ages, messages).iterator();
  }

  List<WaiverLine> waivers() {
    return WaiverLine.all(report);
  }

  /// How long it holds yet.
  String left(WaiverLine waiver) {
    return waiver.left(messages);
  }

  boolean isAny(String pattern) {
    return pattern.equals(Waiver.ANY);
  }

  /// A waiver's pattern, or in words that it means all.
  String pattern(String pattern) {
    return WaiverLine.pattern(pattern, messages);
  }

  /// What could not be seen for two nights or longer.
  List<String> blindSpots() {
    return BlindLine.all(report, messages);
  }

  /// What counts within a week and would fail; nothing once the course is over.
  List<String> dueSoon() {
    return cleanUp().over() ? List.of() : DueSoon.of(report).lines(messages);
  }

  CleanUpPart cleanUp() {
    return CleanUpPart.of(report, messages);
  }

  /// The students who were not reached in time.
  UnreachedLine unreached() {
    return UnreachedLine.of(report, messages);
  }

  List<GapLine> unseen() {
    return GapGroup.of(gaps).stream().map(group -> GapLine.of(group, messages)).toList();
  }

  List<CheckPart> checks() {
    return CheckPart.all(report, messages);
  }
}
