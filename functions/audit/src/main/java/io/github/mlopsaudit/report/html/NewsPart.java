package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.News;
import io.github.mlopsaudit.report.News.Group;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What changed since the night before. `compared` is false where nobody knows.
record NewsPart(boolean compared, List<Line> lines, List<String> stillOpen) {

  private static final int PLACES = 40;

  /// One check and what became of its findings.
  record Line(
      Transition transition,
      String became,
      Mark mark,
      String severity,
      String title,
      int findings,
      List<Who> who,
      int more) {}

  /// A student, and whether the page has a part on them.
  record Who(String number, boolean known) {}

  static NewsPart of(Report report, List<Person> people, Messages messages) {
    News news = new News(report.changes());
    Set<String> known = people.stream().map(Person::number).collect(Collectors.toUnmodifiableSet());
    return new NewsPart(
        report.changes().compared(),
        Stream.of(Transition.values())
            .filter(Transition::isNews)
            .flatMap(transition -> news.groups(transition::equals).stream())
            .map(group -> line(group, known, messages))
            .toList(),
        news.stillOpen(report.snapshot().day()).stream().map(open -> open.text(messages)).toList());
  }

  private static Line line(Group group, Set<String> known, Messages messages) {
    Mark mark = Mark.of(group.severity());
    return new Line(
        group.transition(),
        messages.text("transition." + group.transition().name()),
        mark,
        mark.text(messages),
        messages.title(group.check()),
        group.findings(),
        group.students().stream()
            .limit(PLACES)
            .map(number -> new Who(number, known.contains(number)))
            .toList(),
        Math.max(0, group.students().size() - PLACES));
  }
}
