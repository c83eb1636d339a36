package io.github.mlopsaudit;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.local.HostileText;
import io.github.mlopsaudit.report.Reports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.jspecify.annotations.Nullable;

/// The event whatever is in it: a request, or a mistake of the caller's.
final class EventPropertiesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T00:03:00Z");
  private static final Course COURSE = Reports.course("01", "02", "07");

  /// What JSON can hold.
  @Provide
  @SuppressWarnings("NullAway") // jqwik does not say where its type parameters may be null
  static Arbitrary<@Nullable Object> json() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.of("07", "7", "s3", "ecr", "true", "", "000001", "٣").map(v -> (Object) v),
            Arbitraries.of(HostileText.all()).map(HostileText::text),
            Arbitraries.integers().map(v -> (Object) v),
            Arbitraries.doubles().map(v -> (Object) v),
            Arbitraries.of(true, false).map(v -> (Object) v));
    Arbitrary<@Nullable Object> some = values.injectNull(0.1);
    return Arbitraries.oneOf(
        some,
        some.list().ofMaxSize(3).map(list -> (Object) list),
        some.list().ofMaxSize(2).list().ofMaxSize(2).map(list -> (Object) list),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), some)
            .ofMaxSize(2)
            .map(m -> (Object) m));
  }

  @Provide
  @SuppressWarnings("NullAway") // jqwik does not say where its type parameters may be null
  static Arbitrary<@Nullable Map<String, @Nullable Object>> detail() {
    Arbitrary<String> names =
        Arbitraries.frequencyOf(
            Tuple.of(20, Arbitraries.of("students", "services", "dryRun", "notify", "reportLink")),
            Tuple.of(1, Arbitraries.strings().ofMaxLength(5)));
    return Arbitraries.maps(names, json()).ofMaxSize(4).injectNull(0.05);
  }

  @Provide
  static Arbitrary<@Nullable String> source() {
    return Arbitraries.of("aws.scheduler", "aws.events", "mlops.audit", "").injectNull(0.2);
  }

  @Provide
  static Arbitrary<@Nullable List<@Nullable String>> resources() {
    return Arbitraries.strings().injectNull(0.1).list().ofMaxSize(3).injectNull(0.2);
  }

  private static Optional<AuditRequest> request(
      @Nullable String source,
      @Nullable Long time,
      @Nullable List<@Nullable String> resources,
      @Nullable Map<String, @Nullable Object> detail) {
    ScheduledEvent event = new ScheduledEvent();
    event.setSource(source);
    event.setTime(time == null ? null : new DateTime(time, DateTimeZone.UTC));
    event.setResources(resources);
    event.setDetail(detail);
    try {
      return Requests.isForReportLink(event)
          ? Optional.empty()
          : Optional.of(Requests.of(event, "request-1", NOW, COURSE));
    } catch (ConfigurationException e) {
      assertThat(e).hasMessageMatching("(?s)The event.*|detail\\..*|student .*|service .*");
      return Optional.empty();
    }
  }

  /// An event as Lambda hands it over, of which a piece may be something else.
  @Provide
  static Arbitrary<String> text() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\"2026-11-22T17:00:00Z\"",
                "\"+1000000000-01-01T00:00:00Z\"",
                "\"-1000000000-01-01T00:00:00Z\"",
                "9223372036854775807",
                "1e400",
                "null",
                "[[[]]]",
                "{\"students\":\"07\"}"),
            Arbitraries.strings().ofMaxLength(4));
    return Combinators.combine(piece, piece, piece)
        .as("{\"source\":\"aws.scheduler\",\"time\":%s,\"resources\":%s,\"detail\":%s}"::formatted);
  }

  @Property
  void anyTextIsAnEventOrAMistake(@ForAll("text") String event, @ForAll String noise)
      throws IOException {
    for (String text : List.of(event, noise)) {
      try {
        assertThat(LambdaJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
            .isNotNull();
      } catch (ConfigurationException e) {
        assertThat(e).hasMessageStartingWith("The event cannot be read: ");
      }
    }
  }

  @Property
  void anyEventIsARequestOrAMistake(
      @ForAll("source") @Nullable String source,
      @ForAll("time") @Nullable Long time,
      @ForAll("resources") @Nullable List<@Nullable String> resources,
      @ForAll("detail") @Nullable Map<String, @Nullable Object> detail) {
    Optional<AuditRequest> request = request(source, time, resources, detail);

    assertThat(request.map(AuditRequest::run))
        .isEqualTo(request(source, time, resources, detail).map(AuditRequest::run));
    request.ifPresent(known -> {
      assertThat(known.run().id()).matches("(" + Run.ON_DEMAND + "|-?\\d+T\\d{6}Z-)[0-9a-f]{12}");
      assertThat(known.run().selection().services()).isNotEmpty();
      assertThat(known.run().selection().students()).allMatch(s -> s.matches("\\d{1,6}"));
      assertThat(known.tell() && !known.remember()).isFalse();
    });
  }

  @Provide
  static Arbitrary<@Nullable Long> time() {
    return Arbitraries.longs()
        .between(-4_000_000_000_000L, NOW.toEpochMilli() + 1_000_000)
        .injectNull(0.2);
  }

  @Property
  void optionsAreReadAsTheyAreWritten(
      @ForAll("numbers") Set<String> students,
      @ForAll Set<Service> services,
      @ForAll boolean dryRun,
      @ForAll boolean tell) {
    List<String> ids =
        services.stream().filter(s -> s != Service.ACCOUNT).map(Service::id).toList();
    Map<String, Object> detail =
        new HashMap<>(
            Map.of(
                "students", List.copyOf(students),
                "services", ids,
                "dryRun", dryRun,
                "notify", tell));

    Options options = Options.of(detail, COURSE);

    assertThat(options.selection().students()).containsExactlyInAnyOrderElementsOf(students);
    assertThat(options.selection().services())
        .containsAll(Arrays.stream(Service.values()).filter(s -> ids.contains(s.id())).toList());
    assertThat(options.dryRun()).isEqualTo(dryRun);
    assertThat(options.tell()).isEqualTo(tell);
  }

  /// Numbers that the roster has, or has not in any width.
  @Provide
  static Arbitrary<Set<String>> numbers() {
    return Arbitraries.integers().between(8, 999_999).map(String::valueOf).set().ofMaxSize(4);
  }
}
