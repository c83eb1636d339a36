package io.github.mlopsaudit;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Fingerprint;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.course.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Turns events into requests. A scheduled event names its run by schedule and scheduled time, so
/// that the same event delivered twice is the same run; EventBridge Scheduler's execution id will
/// not do, since each attempt has another one. An event on demand names it by the Lambda request
/// id, which its retries share.
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
final class Requests {

  private static final Set<String> SCHEDULERS = Set.of("aws.scheduler", "aws.events");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  private static final int HASH_BYTES = 6;

  private Requests() {}

  static AuditRequest of(ScheduledEvent event, String requestId, Instant now, Course course) {
    if (event.getSource() == null && event.getDetail() == null) {
      throw new ConfigurationException(
          "The event has neither 'source' nor 'detail'. Options stand in detail, for example {\"detail\": {\"dryRun\": true}}.");
    }
    Map<String, Object> detail = event.getDetail() == null ? Map.of() : event.getDetail();
    Options options = Options.of(detail, course);
    boolean scheduled =
        event.getTime() != null && SCHEDULERS.contains(String.valueOf(event.getSource()));
    return scheduled
        ? scheduled(event, detail, now, options)
        : AuditRequest.onDemand(requestId, now, options);
  }

  /// Whether the event asks for a link to the latest report, and for no run.
  static boolean isForReportLink(ScheduledEvent event) {
    return event.getDetail() != null && Options.wantsReportLink(event.getDetail());
  }

  private static AuditRequest scheduled(
      ScheduledEvent event, Map<String, Object> detail, Instant now, Options options) {
    Instant time = Instant.ofEpochMilli(event.getTime().getMillis());
    if (time.isAfter(now.plus(CLOCK_SKEW))) {
      throw new ConfigurationException(
          "The event's time, %s, lies in the future: nothing until then would be remembered."
              .formatted(time));
    }
    List<String> resources = event.getResources() == null ? List.of() : event.getResources();
    String key = String.join("|", String.join(",", resources), time.toString(), sorted(detail));
    String id = STAMP.format(time) + "-" + Fingerprint.of(key, HASH_BYTES);
    return AuditRequest.of(new Run(id, time.getEpochSecond(), now, options.selection()), options);
  }

  /// A run that somebody asked for now; `key` is the same when the same request is tried again.
  static Run onDemand(String key, Instant now, Options options) {
    return new Run(
        Run.ON_DEMAND + Fingerprint.of(key, HASH_BYTES),
        now.getEpochSecond(),
        now,
        options.selection());
  }

  private static String sorted(Map<String, Object> detail) {
    return new TreeMap<>(detail).toString();
  }
}
