package io.github.mlopsaudit.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.policy.Corpus.Line;
import io.github.mlopsaudit.policy.Outsider.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ForeignAccessTest {

  static final Insiders INSIDERS =
      new Insiders(
          Set.of("123456789012", "111122223333"),
          Set.of("79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"));

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void namesWhoeverElseIsLetIn(Line line) {
    assertThat(ForeignAccess.of(line.policy(), INSIDERS).map(ForeignAccessTest::words))
        .hasValue(line.expected());
  }

  private static Stream<Line> corpus() {
    return Corpus.lines("foreign.txt");
  }

  private static String words(ForeignAccess access) {
    return access.outsiders().isEmpty()
        ? "none"
        : access.outsiders().stream().map(ForeignAccessTest::word).collect(joining(", "));
  }

  private static String word(Outsider outsider) {
    String id =
        outsider.kind() == Kind.CANONICAL_USER ? outsider.id().substring(0, 12) : outsider.id();
    return outsider.kind().name().toLowerCase(Locale.ROOT)
        + (outsider.controls() ? "! " : " ")
        + id;
  }

  @Test
  void doesNotAccuseACanonicalUserWhileTheOwnersIdIsUnknown() {
    PolicyDocument policy =
        Corpus.policy(
            "{'Effect':'Allow','Principal':{'CanonicalUser':'5df5'},'Action':'s3:GetObject','Resource':'*'}");

    ForeignAccess access =
        ForeignAccess.of(policy, new Insiders(Set.of("123456789012"), Set.of())).orElseThrow();

    assertThat(access.outsiders())
        .containsExactly(new Outsider(Kind.UNKNOWN_CANONICAL_USER, "5df5", 0, "#1", false));
    assertThat(access.of(Kind.CANONICAL_USER)).isEmpty();
    assertThat(access.of(Kind.UNKNOWN_CANONICAL_USER)).hasSize(1);
  }

  @Test
  void saysWhichStatementOfHowMany() {
    PolicyDocument policy =
        Corpus.policy(
            "{'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'s3:*','Resource':'*'},"
                + "{'Sid':'Share','Effect':'Allow','Principal':{'AWS':'999988887777'},'Action':'s3:*','Resource':'*'}");

    assertThat(ForeignAccess.of(policy, INSIDERS))
        .hasValue(
            new ForeignAccess(
                List.of(new Outsider(Kind.ACCOUNT, "999988887777", 1, "Share", true)), 2));
  }

  @Test
  void findsNobodyWhereThereIsNoPolicy() {
    assertThat(ForeignAccess.of(PolicyDocument.NONE, INSIDERS))
        .hasValue(new ForeignAccess(List.of(), 0));
  }
}
