package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mlopsaudit.core.PolicyDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What must hold of every policy, tried on many.
final class PolicyPropertiesTest {

  private static final Insiders INSIDERS = new Insiders(Set.of("123456789012"), Set.of());
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Provide
  static Arbitrary<List<String>> statements() {
    return Policies.statements().filter(all -> !all.isEmpty());
  }

  @Provide
  static Arbitrary<String> allow() {
    return Policies.allow();
  }

  @Provide
  static Arbitrary<String> deny() {
    return Policies.deny();
  }

  @Provide
  static Arbitrary<String> pattern() {
    return Arbitraries.strings().withChars("ab*?.\n").ofMaxLength(8);
  }

  @Provide
  static Arbitrary<String> text() {
    return Arbitraries.strings().withChars("ab.\n").ofMaxLength(8);
  }

  /// A policy of which a piece is gone, doubled or another.
  @Provide
  static Arbitrary<String> broken() {
    Arbitrary<String> policies = statements().map(all -> Policies.policy(all).json());
    return Combinators.combine(
            policies,
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 4),
            Arbitraries.strings().withChars("{}[]\",:\\*'0aA\u0000\ud800\ufeff \n").ofMaxLength(3))
        .as((json, place, gone, put) -> {
          int at = (int) (place * json.length());
          return json.substring(0, at) + put + json.substring(Math.min(json.length(), at + gone));
        });
  }

  private static Exposure exposure(List<String> statements) {
    return Exposure.ofBucket(Policies.policy(statements)).orElseThrow();
  }

  private static SecureTransport transport(List<String> statements) {
    return SecureTransport.of(Policies.policy(statements), "b").orElseThrow();
  }

  private static List<String> and(List<String> statements, String other) {
    List<String> more = new ArrayList<>(statements);
    more.add(other);
    return more;
  }

  @Property
  void aPatternFitsWhatItsRegularExpressionFits(
      @ForAll("pattern") String pattern, @ForAll("text") String text) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : "\\Q" + (char) c + "\\E")
            .collect(Collectors.joining("", "(?s)", ""));

    assertThat(Wildcard.matches(pattern, text)).isEqualTo(text.matches(regex));
    assertThat(Wildcard.matchesAnyCase(pattern.toUpperCase(Locale.ROOT), text))
        .isEqualTo(text.matches(regex));
  }

  @Property
  void whateverItSaysIsReadOrIsNot(@ForAll("broken") String json, @ForAll String noise) {
    for (String text : List.of(json, noise)) {
      PolicyDocument document = new PolicyDocument(text);
      boolean read = Exposure.ofBucket(document).isPresent();

      assertThat(Exposure.ofRepository(document).isPresent()).isEqualTo(read);
      assertThat(ForeignAccess.of(document, INSIDERS).isPresent()).isEqualTo(read);
      assertThat(SecureTransport.of(document, "b").isPresent()).isEqualTo(read);
      // A strict parser must read it in the one way that ours did.
      assertThat(read && !text.isEmpty() && !isStrictJson(text)).isFalse();
    }
  }

  private static boolean isStrictJson(String text) {
    try {
      STRICT.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  @Property
  void theOrderOfStatementsDoesNotMatter(
      @ForAll("statements") List<String> statements, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(statements);
    Collections.shuffle(shuffled, random);

    assertThat(exposure(shuffled).isPublic()).isEqualTo(exposure(statements).isPublic());
    assertThat(exposure(shuffled).writes()).isEqualTo(exposure(statements).writes());
    assertThat(transport(shuffled)).isEqualTo(transport(statements));
  }

  @Property
  void whatIsAllowedTooClosesNothing(
      @ForAll("statements") List<String> statements, @ForAll("allow") String allow) {
    Exposure more = exposure(and(statements, allow));

    assertThat(more.publicStatements()).containsAll(exposure(statements).publicStatements());
    assertThat(transport(and(statements, allow))).isEqualTo(transport(statements));
    assertThat(ForeignAccess.of(Policies.policy(and(statements, allow)), INSIDERS).orElseThrow())
        .satisfies(foreign ->
            assertThat(foreign.outsiders())
                .containsAll(
                    ForeignAccess.of(Policies.policy(statements), INSIDERS)
                        .orElseThrow()
                        .outsiders()));
  }

  @Property
  void whatIsDeniedTooOpensNothing(
      @ForAll("statements") List<String> statements, @ForAll("deny") String deny) {
    assertThat(exposure(and(statements, deny)).publicStatements())
        .isEqualTo(exposure(statements).publicStatements());
    // FULL comes first.
    assertThat(transport(and(statements, deny))).isLessThanOrEqualTo(transport(statements));
  }

  @Property
  void aPolicyThatOnlyDeniesIsClosed(@ForAll("deny") String one, @ForAll("deny") String other) {
    assertThat(exposure(List.of(one, other)).isPublic()).isFalse();
  }

  @Property
  void actionsOperatorsAndKeysAreOfAnyCase(@ForAll("allow") String statement) {
    String shouted = statement;
    for (String word :
        List.of("s3:GetObject", "s3:Get*", "aws:Source", "StringLike", "StringEquals", "Bool")) {
      shouted = shouted.replace("'" + word, "'" + word.toUpperCase(Locale.ROOT));
    }

    assertThat(exposure(List.of(shouted))).isEqualTo(exposure(List.of(statement)));
  }

  @Property
  void lettingEverybodyInIsAtLeastAsOpen(@ForAll("allow") String statement) {
    Assume.that(exposure(List.of(statement)).isPublic());
    String everybody =
        statement.replaceFirst("'(Not)?Principal':('\\*'|\\{[^}]*})", "'Principal':'*'");

    assertThat(exposure(List.of(everybody)).isPublic()).isTrue();
  }

  @Property
  void labelsNameEachPublicStatementOnce(@ForAll("statements") List<String> statements) {
    assertThat(exposure(statements).publicStatements())
        .extracting(PublicStatement::index)
        .doesNotHaveDuplicates()
        .allMatch(index -> index >= 0 && index < statements.size());
    assertThat(Optional.of(exposure(statements).statements())).hasValue(statements.size());
  }
}
