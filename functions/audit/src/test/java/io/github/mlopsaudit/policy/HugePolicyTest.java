package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mlopsaudit.core.PolicyDocument;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies made to keep a reader busy: each is judged or refused soon.
final class HugePolicyTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Insiders INSIDERS = new Insiders(Set.of("123456789012"), Set.of());
  private static final String ALLOW =
      "{'Sid':'SID','Effect':'Allow','Principal':PRINCIPAL,'Action':'ACTION','Resource':'RESOURCE','Condition':CONDITION}";

  private static String statement(String name, String value) {
    return ALLOW
        .replace(name, value)
        .replace("SID", "s")
        .replace("PRINCIPAL", "'*'")
        .replace("ACTION", "s3:GetObject")
        .replace("RESOURCE", "*")
        .replace("CONDITION", "{}");
  }

  private static Arguments one(String name, boolean read, String place, String value) {
    return Arguments.of(name, read, Corpus.policy(statement(place, value)));
  }

  private static String of(String values) {
    return "{'IpAddress':{'aws:SourceIp':" + values + "}}";
  }

  static Stream<Arguments> policies() {
    return Stream.of(
        one("Sid of 1 MB", true, "SID", "s".repeat(1_000_000)),
        one("action of 1 MB", true, "ACTION", "s3:" + "*p".repeat(500_000)),
        one("resource of 1 MB", true, "RESOURCE", "arn:aws:s3:::" + "*?".repeat(500_000)),
        one("principal of 1 MB", true, "PRINCIPAL", "{'AWS':'" + "1".repeat(1_000_000) + "'}"),
        one("ARN of colons", true, "PRINCIPAL", "{'AWS':'arn" + ":".repeat(1_000_000) + "'}"),
        one("unique id of 1 MB", true, "PRINCIPAL", "{'AWS':'" + "A".repeat(1_000_000) + "'}"),
        one("address of colons", true, "CONDITION", of("'" + ":".repeat(20_000) + "x'")),
        one("address of octets", true, "CONDITION", of("'" + "1.".repeat(500_000) + "'")),
        one("mask of 1 MB", true, "CONDITION", of("'1.1.1.1/" + "9".repeat(1_000_000) + "'")),
        one("values", true, "CONDITION", of("[" + "'10.0.0.0/8',".repeat(80_000) + "'::1']")),
        one("number of 1 MB", false, "CONDITION", of("[1" + "0".repeat(1_000_000) + "]")),
        one("deep in a condition", false, "CONDITION", "[".repeat(10_000) + "]".repeat(10_000)),
        Arguments.of(
            "5,000 statements",
            true,
            Corpus.policy(
                IntStream.range(0, 5_000)
                    .mapToObj(i -> statement("SID", "s" + i))
                    .collect(Collectors.joining(",")))),
        Arguments.of(
            "a key twice after many",
            false,
            new PolicyDocument(
                IntStream.range(0, 50_000)
                    .mapToObj(i -> "\"k%d\":0,".formatted(i))
                    .collect(Collectors.joining("", "{", "\"k0\":1}")))),
        Arguments.of("deep", false, new PolicyDocument("{\"a\":".repeat(10_000))),
        Arguments.of(
            "deep and closed", false, new PolicyDocument("[".repeat(10_000) + "]".repeat(10_000))),
        Arguments.of("one character", false, new PolicyDocument("A".repeat(1_000_000))),
        Arguments.of("quotes", false, new PolicyDocument("\"".repeat(1_000_000))),
        Arguments.of("backslashes", false, new PolicyDocument("\"" + "\\".repeat(1_000_000))),
        Arguments.of("blanks", false, new PolicyDocument(" ".repeat(1_000_000))),
        Arguments.of(
            "texts and no colon",
            false,
            new PolicyDocument(
                String.join(" ", Collections.nCopies(20_000, "{\"a\"" + " ".repeat(40))))),
        Arguments.of("not UTF-8", false, new PolicyDocument("{\"\ufffd\ufffd\":\ufffd")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  void isJudgedOrRefusedSoon(String name, boolean read, PolicyDocument policy) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          assertThat(Exposure.ofBucket(policy).isPresent()).isEqualTo(read);
          assertThat(Exposure.ofRepository(policy).isPresent()).isEqualTo(read);
          assertThat(ForeignAccess.of(policy, INSIDERS).isPresent()).isEqualTo(read);
          assertThat(SecureTransport.of(policy, "b").isPresent()).isEqualTo(read);
        });
  }
}
