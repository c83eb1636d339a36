package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.BucketReader.Listed;
import io.github.mlopsaudit.aws.BucketsReader.Listing;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Known;
import io.github.mlopsaudit.core.Reading.Unreadable;
import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Student;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Asks of each student's role which colleagues' buckets it may delete objects in: one simulation a
/// student, of at most fifty buckets, which is enough to see whether the class is kept apart.
record IsolationReader(
    AwsClients clients,
    Calls calls,
    Course course,
    Selection selection,
    ReadingOrder order,
    String account) {

  private static final int MOST_BUCKETS = 50;

  /// By student number. Without a list of buckets there is nothing to ask for.
  Map<String, Reading<List<String>>> read(Reading<Listing> listing) {
    return course
        .studentRole()
        .filter(_ -> selection.includes(Service.S3))
        .map(role -> read(role, listing))
        .orElse(Map.of());
  }

  private Map<String, Reading<List<String>>> read(NamePattern role, Reading<Listing> listing) {
    Map<String, Supplier<Reading<List<String>>>> started = new HashMap<>();
    for (Student student : order.sorted(course.roster(), Student::number)) {
      if (student.role() == Student.Role.STUDENT && selection.includesStudent(student.number())) {
        started.put(student.number(), start(role.name(student.number()), student, listing));
      }
    }
    Map<String, Reading<List<String>>> deletable = new HashMap<>();
    started.forEach((number, reading) -> deletable.put(number, reading.get()));
    return deletable;
  }

  private Supplier<Reading<List<String>>> start(
      String role, Student student, Reading<Listing> listing) {
    return switch (listing) {
      case Known<Listing>(Listing known) -> start(role, others(known, student));
      case Unreadable<Listing> gap -> gap::as;
    };
  }

  private Supplier<Reading<List<String>>> start(String role, List<String> buckets) {
    if (buckets.isEmpty()) {
      return () -> Reading.known(List.of());
    }
    Simulation simulation = new Simulation(role, account, buckets);
    return calls.start(Read.ROLE_SIMULATION, () -> simulation.deletable(clients.iam()));
  }

  private List<String> others(Listing listing, Student student) {
    return listing.ours().stream()
        .map(Listed::name)
        .filter(bucket -> !Selection.same(course.bucketOwner(bucket), student.number()))
        .limit(MOST_BUCKETS)
        .toList();
  }
}
