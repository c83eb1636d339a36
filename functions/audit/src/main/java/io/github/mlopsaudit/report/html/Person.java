package io.github.mlopsaudit.report.html;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.report.Messages;
import io.github.mlopsaudit.report.Plain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A row of the heat map and a part of the page: a student, or under the empty number what is
/// nobody's in particular. `remark` says why it does not count in the score, empty where it does.
record Person(String number, String name, String remark, List<Assessment> assessments) {

  /// The roster in its order, then whoever else something was found for, then nobody.
  static List<Person> all(Report report, Messages messages) {
    Map<String, List<Assessment>> found =
        report.assessments().stream().collect(groupingBy(Assessment::student));
    List<Person> people = new ArrayList<>();
    Set<String> onRoster = new HashSet<>();
    for (Student student : report.students()) {
      onRoster.add(student.number());
      people.add(
          new Person(
              student.number(),
              Plain.line(student.name()),
              student.role() == Student.Role.INSTRUCTOR ? messages.text("text.instructor") : "",
              found.getOrDefault(student.number(), List.of())));
    }
    Set<String> others =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(naturalOrder()));
    others.addAll(found.keySet());
    others.removeAll(onRoster);
    boolean nobodys = others.remove("");
    others.forEach(number ->
        people.add(
            new Person(
                number,
                "",
                messages.text("html.not-on-roster"),
                found.getOrDefault(number, List.of()))));
    if (nobodys) {
      String account = messages.text("html.nobody");
      people.add(new Person("", account, "", found.getOrDefault("", List.of())));
    }
    return people;
  }

  /// Where its part begins, as links to it say.
  String anchor() {
    return "s-" + number;
  }
}
