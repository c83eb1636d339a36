package io.github.mlopsaudit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a CloudWatch alarm's message says. Parts that are missing are empty.
record AlarmFacts(JsonNode alarm) {

  /// `2026-11-23T17:00:12.345+0000`, as CloudWatch writes it.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS][.SSSSSS]XX");

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final int ARN_PARTS = 7;

  String name() {
    return text("AlarmName");
  }

  String description() {
    return text("AlarmDescription");
  }

  String state() {
    return text("NewStateValue");
  }

  String stateBefore() {
    return text("OldStateValue");
  }

  String reason() {
    return text("NewStateReason");
  }

  String account() {
    return text("AWSAccountId");
  }

  String since() {
    return text("StateChangeTime");
  }

  Optional<Instant> sinceInstant() {
    try {
      return Optional.of(OffsetDateTime.parse(since(), TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Namespace and name; a composite alarm has none.
  String metric() {
    JsonNode trigger = alarm.path("Trigger");
    return Stream.of("Namespace", "MetricName")
        .map(key -> trigger.path(key).asText(""))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  /// Such as `ap-northeast-2`. `Region` itself is a name for people: `Asia Pacific (Seoul)`.
  Optional<String> regionCode() {
    String[] arn = text("AlarmArn").split(":", ARN_PARTS);
    return arn.length == ARN_PARTS && arn[1].equals("aws") && REGION.matcher(arn[3]).matches()
        ? Optional.of(arn[3])
        : Optional.empty();
  }

  String region() {
    return regionCode().orElseGet(() -> text("Region"));
  }

  /// The alarm in the console, if the message says in which region it is.
  Optional<String> consoleUrl() {
    String name = URLEncoder.encode(name(), StandardCharsets.UTF_8).replace("+", "%20");
    return regionCode()
        .map(region ->
            "https://%s.console.aws.amazon.com/cloudwatch/home?region=%s#alarmsV2:alarm/%s"
                .formatted(region, region, name));
  }

  private String text(String key) {
    return alarm.path(key).asText("");
  }
}
