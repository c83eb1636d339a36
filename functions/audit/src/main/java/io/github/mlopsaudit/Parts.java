package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.ReadingOrder;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.ReportLocation;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Waivers;
import io.github.mlopsaudit.ledger.Ledger;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.ledger.Turn;
import io.github.mlopsaudit.ledger.Turn.Remembered;
import io.github.mlopsaudit.ledger.WaiverBook;
import io.github.mlopsaudit.publish.Mailed;
import io.github.mlopsaudit.publish.ReportStore;
import io.github.mlopsaudit.publish.SnsPublisher;
import io.github.mlopsaudit.publish.StudentMail;
import io.github.mlopsaudit.publish.Subscribers;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a run remembers and tells with, as far as it is configured. Each method throws
/// `DeliveryException` where its part cannot be used.
record Parts(
    Optional<WaiverBook> waivers,
    Optional<Ledger> ledger,
    Optional<ReportStore> reports,
    Optional<SnsPublisher> publisher,
    Optional<StudentMail> studentMail,
    Optional<Subscribers> subscribers) {

  static Parts of(Configuration configuration, AwsClients clients, InstantSource clock) {
    Outbox outbox =
        configuration
            .table()
            .<Outbox>map(table -> new TableOutbox(clients.dynamoDb(), table, clock))
            .orElse(Outbox.NONE);
    return new Parts(
        configuration.table().map(table -> new WaiverBook(clients.dynamoDb(), table)),
        configuration.table().map(table -> new Ledger(clients.dynamoDb(), table, clock)),
        configuration
            .reportBucket()
            .map(bucket ->
                new ReportStore(clients.s3Reports(), clients.settings().region(), bucket)),
        configuration.topic().map(topic -> new SnsPublisher(clients.sns(), topic, outbox)),
        configuration
            .topic()
            .filter(_ -> configuration.tellsStudents())
            .map(topic -> new StudentMail(clients.sns(), topic, outbox)),
        configuration.topic().map(topic -> new Subscribers(clients.sns(), topic)));
  }

  Waivers waivers(Course course) {
    return waivers.map(book -> book.read(course.name())).orElse(Waivers.NONE);
  }

  /// In which order the class is read. A table that cannot be used changes nothing else, and is
  /// told where it matters.
  ReadingOrder order(Course course, Run run) {
    try {
      return new ReadingOrder(
          ledger.map(known -> known.waiting(course.name(), run)).orElse(List.of()), course);
    } catch (DeliveryException _) {
      return new ReadingOrder(List.of(), course);
    }
  }

  boolean hasTable() {
    return ledger.isPresent();
  }

  /// Nothing where there is no table.
  Optional<Turn> turn(Course course) {
    return ledger.map(known -> known.turn(course.name()));
  }

  /// What the table knows, for a run that it does not remember.
  Changes compare(Report report) {
    return ledger
        .map(known -> known.compare(report, Checks.ids(report.course())))
        .orElse(Changes.UNKNOWN);
  }

  ReportLocation store(Report report, Delivery table) {
    return reports.map(store -> store.put(report, table)).orElse(ReportLocation.NONE);
  }

  Delivery tell(Report report, ReportLocation location, boolean told) {
    return publisher
        .map(topic -> topic.tell(report, location.consoleLink(), told))
        .orElse(Delivery.SKIPPED);
  }

  /// `hold` makes sure, before each message, that it is still this run's turn.
  Mailed tellStudents(Report report, Remembered remembered, Runnable hold) {
    return studentMail
        .map(mail -> mail.tell(report, remembered.told(), remembered.owed(), hold))
        .orElseGet(() -> Mailed.none(remembered.owed()));
  }

  /// How many hear the topic; nothing where there is no topic.
  OptionalInt countSubscribers() {
    return subscribers.map(topic -> OptionalInt.of(topic.confirmed())).orElse(OptionalInt.empty());
  }
}
