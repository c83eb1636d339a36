package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.groupingBy;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.report.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The class at a glance: people in rows, checks in columns by service, the gravest first.
record HeatMap(List<Group> groups, List<Row> rows) {

  /// The checks of one service.
  record Group(Service service, String title, List<Column> columns) {}

  record Column(String check, String title) {}

  record Row(Person person, String score, List<Cell> cells) {}

  /// `hint` names the check where there is something to see, empty where not.
  record Cell(Mark mark, String hint) {}

  static HeatMap of(List<Person> people, Scores scores, Messages messages) {
    List<Group> groups =
        Stream.of(Service.values())
            .map(service ->
                new Group(
                    service,
                    messages.text("service." + service.id()),
                    columns(people, service, messages)))
            .filter(group -> !group.columns().isEmpty())
            .toList();
    List<Column> columns = groups.stream().flatMap(group -> group.columns().stream()).toList();
    return new HeatMap(
        groups, people.stream().map(person -> row(person, columns, scores)).toList());
  }

  private static List<Column> columns(List<Person> people, Service service, Messages messages) {
    return people.stream()
        .flatMap(person -> person.assessments().stream())
        .map(Assessment::rule)
        .filter(rule -> rule.service() == service)
        .distinct()
        .sorted(
            Comparator.comparing(Rule::severity, Comparator.reverseOrder()).thenComparing(Rule::id))
        .map(rule -> new Column(rule.id(), messages.text(rule.id() + ".title")))
        .toList();
  }

  private static Row row(Person person, List<Column> columns, Scores scores) {
    Map<String, List<Assessment>> byCheck =
        person.assessments().stream().collect(groupingBy(a -> a.rule().id()));
    List<Cell> cells =
        columns.stream()
            .map(column -> cell(column, byCheck.getOrDefault(column.check(), List.of())))
            .toList();
    return new Row(person, scores.of(person), cells);
  }

  private static Cell cell(Column column, List<Assessment> assessments) {
    Mark mark = Mark.worst(assessments);
    return new Cell(mark, mark.leadsOn() ? column.title() : "");
  }
}
