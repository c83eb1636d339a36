package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.report.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The class at a glance: people in rows, checks in columns by service, the gravest first. A check
/// that has an answer for nobody has no column. A row is made when it is asked for: those of a
/// large class would not fit into memory.
record HeatMap(List<Group> groups, Iterable<Row> rows) {

  /// The checks of one service.
  record Group(String title, List<Column> columns) {}

  record Column(String check, String title) {}

  record Row(Person person, String score, List<Cell> cells) {}

  /// `hint` names the check where there is something to see, empty where not.
  record Cell(Mark mark, String hint) {}

  static HeatMap of(List<Person> people, Scores scores, Messages messages) {
    Map<Service, List<Column>> byService =
        people.stream()
            .flatMap(person -> person.assessments().stream())
            .filter(assessment -> Mark.of(assessment) != Mark.NOT_APPLICABLE)
            .collect(groupingBy(Assessment::rule))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey(CheckPart.ORDER))
            .collect(
                groupingBy(
                    entry -> service(entry.getKey(), entry.getValue()),
                    TreeMap::new,
                    mapping(entry -> column(entry.getKey(), messages), toList())));
    List<Group> groups = new ArrayList<>();
    byService.forEach((service, columns) ->
        groups.add(new Group(messages.text("html.service." + service.id()), columns)));
    List<Column> columns = byService.values().stream().flatMap(List::stream).toList();
    return new HeatMap(
        groups, () -> people.stream().map(person -> row(person, columns, scores)).iterator());
  }

  /// What is nobody's in particular stands with the account.
  private static Service service(Rule rule, List<Assessment> assessments) {
    boolean nobodys = assessments.stream().allMatch(found -> found.student().isEmpty());
    return nobodys ? Service.ACCOUNT : rule.service();
  }

  private static Column column(Rule rule, Messages messages) {
    return new Column(rule.id(), messages.text(rule.id() + ".title"));
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
