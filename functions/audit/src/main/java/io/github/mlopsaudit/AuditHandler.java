package io.github.mlopsaudit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.RunMetrics.Effort;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Progress;
import io.github.mlopsaudit.report.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// The Lambda function: an event in, the summary of the run (or the link asked for) out. A run that
/// could not write or tell what it should fails at the end, so that Lambda tries again and counts
/// an error, which an alarm watches. An `Error`, for example for want of memory, breaks it off at
/// once: Lambda's runtime client reports it and ends the process, so that the next try has a new
/// one.
///
/// With SnapStart it rehearses before the snapshot and makes its clients anew after it, so that no
/// connection and no credentials are in the snapshot.
/// https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html
public final class AuditHandler implements RequestStreamHandler, Resource {

  private static final Logger LOG = LoggerFactory.getLogger(AuditHandler.class);
  private static final String RUN_ID = "runId";

  // What judging, writing and telling may take after the reading had to stop. The first night of a
  // class writes some thirty items for a student who left everything undone, 99 to a transaction,
  // one after the other.
  private static final Duration RESERVE = Duration.ofSeconds(60);
  private static final Duration RESERVE_PER_STUDENT = Duration.ofMillis(20);

  private final Supplier<Working> wiring;
  private final InstantSource clock;
  private final Progress progress;
  private final Consumer<Outcome> witness;
  private volatile Working working;

  /// As Lambda makes it.
  public AuditHandler() {
    this(AuditHandler::inLambda, InstantSource.system(), Progress.SILENT, _ -> {});
    Core.getGlobalContext().register(this);
  }

  private static Working inLambda() {
    return Working.of(new Configuration(System.getenv()), InstantSource.system());
  }

  /// A handler with another environment than the process has, for running it outside Lambda. The
  /// witness sees all of what the summary sums up.
  public AuditHandler(
      Configuration configuration,
      InstantSource clock,
      Progress progress,
      Consumer<Outcome> witness) {
    this(() -> Working.of(configuration, clock), clock, progress, witness);
  }

  AuditHandler(
      Supplier<Working> wiring, InstantSource clock, Progress progress, Consumer<Outcome> witness) {
    this.wiring = wiring;
    this.clock = clock;
    this.progress = progress;
    this.witness = witness;
    this.working = wiring.get();
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    working.clients().close();
    Rehearsal.run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    working = wiring.get();
  }

  /// As Lambda calls it: of methods of one name it takes that with the most parameters.
  /// https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html
  @Override
  public void handleRequest(
      InputStream event, OutputStream answer, com.amazonaws.services.lambda.runtime.Context context)
      throws IOException {
    LambdaJson.write(handleRequest(LambdaJson.read(event), context), answer);
  }

  /// As everything else calls it.
  public Map<String, Object> handleRequest(
      ScheduledEvent event, com.amazonaws.services.lambda.runtime.Context context) {
    return PowertoolsLogging.withLogging(context, () -> run(event, context));
  }

  private Map<String, Object> run(
      ScheduledEvent event, com.amazonaws.services.lambda.runtime.Context context) {
    MDC.remove(RUN_ID); // of the run before, where Lambda kept the function warm
    Instant now = clock.instant();
    Working with = working;
    long before = with.clients().requestsSent();
    Course course = with.courses().read();
    if (Requests.isForReportLink(event)) {
      return with.links().latest(course);
    }
    AuditRequest request = Requests.of(event, context.getAwsRequestId(), now, course);
    MDC.put(RUN_ID, request.run().id());
    Outcome outcome;
    try {
      outcome = with.audit().run(request, course, deadline(now, context, course), progress);
    } catch (RuntimeException | Error e) {
      with.metrics().recordBroken(request, effort(with, now, before));
      throw e;
    }
    witness.accept(outcome);
    with.metrics().record(request, outcome, effort(with, now, before));
    Map<String, Object> summary = JsonReport.tree(outcome.summary());
    LOG.info("run finished", StructuredArguments.entry("run", summary));
    if (!outcome.failures().isEmpty()) {
      throw new AuditFailedException(outcome.failures());
    }
    return summary;
  }

  private Effort effort(Working with, Instant began, long requestsBefore) {
    return new Effort(
        Duration.between(began, clock.instant()), with.clients().requestsSent() - requestsBefore);
  }

  /// What the class needs after reading is kept for it, and a third of the time at most.
  private static Instant deadline(
      Instant now, com.amazonaws.services.lambda.runtime.Context context, Course course) {
    Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
    Duration most = left.dividedBy(3);
    Duration needed = RESERVE.plus(RESERVE_PER_STUDENT.multipliedBy(course.roster().size()));
    return now.plus(left).minus(most.compareTo(needed) < 0 ? most : needed);
  }
}
