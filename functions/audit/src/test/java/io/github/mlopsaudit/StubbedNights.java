package io.github.mlopsaudit;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.ledger.DynamoDbLocal;
import io.github.mlopsaudit.local.LocalContext;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.joda.time.DateTime;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The real handler, night after night, on the stub AWS with a real table behind it, and what may
/// go wrong between them. One stub and its clients serve all tests of a class.
final class StubbedNights implements AutoCloseable {

  static final Patience LITTLE =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(4), 3, 3, Duration.ofMillis(1));

  final StubAws aws;
  final DynamoDbClient tables = DynamoDbLocal.client();
  private final AwsClients clients;
  private final List<Letter> published = new CopyOnWriteArrayList<>();
  private final boolean tellsStudents;
  private volatile Function<StubCall, Answer> account;
  private volatile Function<StubCall, Optional<Answer>> weather = _ -> Optional.empty();
  private volatile Runnable disaster = () -> {};

  StubbedNights(Function<StubCall, Answer> account) {
    this(account, LITTLE);
  }

  StubbedNights(Function<StubCall, Answer> account, Patience patience) {
    this(account, patience, false);
  }

  StubbedNights(Function<StubCall, Answer> account, Patience patience, boolean tellsStudents) {
    this.account = account;
    this.tellsStudents = tellsStudents;
    this.aws = StubAws.start(this::answer);
    this.clients =
        new AwsClients(
            AwsSettings.from(aws.environment(), "ap-northeast-2").withPatience(patience));
  }

  /// A message that the topic took: to a student by number, else to the instructor.
  record Letter(String to, String text) {

    static final String INSTRUCTOR = "instructor";

    private static final String ATTRIBUTE = "MessageAttributes.entry.%d.%s";

    static Letter of(StubCall call) {
      String to =
          IntStream.rangeClosed(1, 10)
              .filter(i -> call.parameter(ATTRIBUTE.formatted(i, "Name")).equals("student"))
              .mapToObj(i -> call.parameter(ATTRIBUTE.formatted(i, "Value.StringValue")))
              .findFirst()
              .orElse(INSTRUCTOR);
      return new Letter(to, call.parameter("Message"));
    }
  }

  /// What became of one delivery: an outcome, or why there is none; and how long it took.
  record Delivery(Optional<Outcome> outcome, Optional<RuntimeException> failure, Duration took) {

    /// What it said of itself, in its answer or in its failure.
    String said() {
      return failure.map(Throwable::toString).orElse("")
          + outcome.map(it -> it.report().snapshot().gaps().toString()).orElse("");
    }
  }

  void become(Function<StubCall, Answer> next) {
    account = next;
  }

  /// What meets the calls from now on; where it answers nothing the account does.
  void weather(Function<StubCall, Optional<Answer>> next) {
    weather = next;
  }

  /// What happens whenever the audit looks at its clock, as it does between two writes.
  void disaster(Runnable next) {
    disaster = next;
  }

  void clearUp() {
    weather = _ -> Optional.empty();
  }

  String newTable() {
    return DynamoDbLocal.newTable(tables);
  }

  /// The messages to the instructor that the topic took since the last time that somebody asked.
  List<String> published() {
    return letters().stream()
        .filter(letter -> letter.to().equals(Letter.INSTRUCTOR))
        .map(Letter::text)
        .toList();
  }

  /// All messages that the topic took since the last time that somebody asked.
  List<Letter> letters() {
    List<Letter> letters = List.copyOf(published);
    published.clear();
    return letters;
  }

  /// Delivers the event of this night of November 2026, so many minutes after it was due.
  Delivery deliver(String table, int night, int minutesLater, Duration left) {
    String due = "2026-11-%02dT17:00:00Z".formatted(night);
    ScheduledEvent event = new ScheduledEvent();
    event.setSource("aws.scheduler");
    event.setTime(DateTime.parse(due));
    event.setResources(List.of("arn:aws:scheduler:ap-northeast-2:123456789012:schedule/default/n"));
    Instant now = Instant.parse(due).plus(Duration.ofMinutes(minutesLater));
    InstantSource clock =
        () -> {
          disaster.run();
          return now;
        };
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    AuditHandler handler =
        new AuditHandler(
            () -> Working.of(new Configuration(environment(table)), clients, clock),
            clock,
            Progress.SILENT,
            outcome::set);
    long start = System.nanoTime();
    Optional<RuntimeException> failure = Optional.empty();
    try {
      var _ = handler.handleRequest(event, new LocalContext("request", left));
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
    return new Delivery(
        Optional.ofNullable(outcome.get()), failure, Duration.ofNanos(System.nanoTime() - start));
  }

  private Map<String, String> environment(String table) {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_REGION", "ap-northeast-2");
    environment.put("AUDIT_COURSE_PARAMETER", "/stub/course");
    environment.put("AUDIT_TABLE", table);
    environment.put("AUDIT_TOPIC_ARN", "arn:aws:sns:ap-northeast-2:123456789012:stub");
    environment.put("AUDIT_REPORT_BUCKET", "stub-reports");
    environment.put("AUDIT_STUDENT_MAIL", String.valueOf(tellsStudents));
    return environment;
  }

  private Answer answer(StubCall call) {
    return weather.apply(call).orElseGet(() -> usual(call));
  }

  /// What is answered in fine weather, and really done.
  Answer usual(StubCall call) {
    if (call.service().equals("dynamodb")) {
      return ForwardedTable.answer(call);
    }
    Answer answer = account.apply(call);
    if (call.operation().equals("sns:Publish") && answer instanceof Reply) {
      published.add(Letter.of(call));
    }
    return answer;
  }

  @Override
  public void close() {
    clients.close();
    aws.close();
    tables.close();
  }
}
