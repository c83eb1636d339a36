package io.github.mlopsaudit.report.html;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.report.Inventory;
import io.github.mlopsaudit.report.Messages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// One student in full. `findings` has what fails, is waived or could not be seen, the worst first.
/// What passes is only counted.
record StudentPart(
    Person person,
    String score,
    boolean open,
    List<Tally> tallies,
    String verdict,
    String fix,
    List<FindingPart> findings,
    List<Belonging> inventory,
    long passed) {

  static Stream<StudentPart> all(
      Report report, List<Person> people, Scores scores, Ages ages, Messages messages) {
    Findings findings = new Findings(report, ages, messages);
    Map<String, Inventory> inventories =
        Inventory.of(report).stream().collect(toMap(Inventory::student, Function.identity()));
    return people.stream()
        .map(person ->
            of(
                person,
                scores,
                findings.of(person),
                Belonging.all(inventories.get(person.number()), messages),
                !report.run().selection().students().isEmpty(),
                messages));
  }

  private static StudentPart of(
      Person person,
      Scores scores,
      List<FindingPart> findings,
      List<Belonging> inventory,
      boolean askedFor,
      Messages messages) {
    Map<Mark, Long> counts =
        person.assessments().stream().collect(groupingBy(Mark::of, TreeMap::new, counting()));
    boolean critical = counts.containsKey(Mark.CRITICAL);
    boolean failed = person.assessments().stream().anyMatch(Assessment::failed);
    return new StudentPart(
        person,
        scores.of(person),
        critical || askedFor,
        counts.entrySet().stream()
            .filter(count -> count.getKey().leadsOn())
            .map(
                count -> new Tally(count.getKey(), count.getKey().text(messages), count.getValue()))
            .toList(),
        verdict(person, scores, messages),
        failed && !person.number().isEmpty() ? "./audit fix " + person.number() : "",
        findings,
        inventory,
        counts.getOrDefault(Mark.PASS, 0L));
  }

  /// What is said where there is nothing to mend, empty elsewhere.
  private static String verdict(Person person, Scores scores, Messages messages) {
    if (person.assessments().stream().anyMatch(a -> a.isFault() || a.unknown())) {
      return "";
    }
    return messages.text(scores.sawAllOf(person) ? "text.all-well" : "text.not-all-seen");
  }
}
