package io.github.mlopsaudit.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.policy.Corpus.Line;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExposureTest {

  private static final String PUBLIC =
      "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("buckets")
  void judgesABucketPolicyAsAwsDoes(Line line) {
    assertThat(Exposure.ofBucket(line.policy()).map(ExposureTest::word)).hasValue(line.expected());
  }

  private static Stream<Line> buckets() {
    return Stream.of("public.txt", "write.txt").flatMap(Corpus::lines);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repositories")
  void judgesARepositoryPolicyAfterTheSameRule(Line line) {
    assertThat(Exposure.ofRepository(line.policy()).map(ExposureTest::word))
        .hasValue(line.expected());
  }

  private static Stream<Line> repositories() {
    return Corpus.lines("ecr-public.txt");
  }

  private static String word(Exposure exposure) {
    return exposure.isPublic() ? exposure.writes() ? "write" : "read" : "closed";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void neverCallsClosedWhatItCannotRead(Line line) {
    Optional<String> expected =
        Optional.of(line.expected()).filter(word -> !word.equals("unreadable"));

    assertThat(
            Exposure.ofBucket(line.document()).map(read -> read.isPublic() ? "public" : "closed"))
        .isEqualTo(expected);
    assertThat(Exposure.ofRepository(line.document()).isPresent()).isEqualTo(expected.isPresent());
    assertThat(ForeignAccess.of(line.document(), ForeignAccessTest.INSIDERS).isPresent())
        .isEqualTo(expected.isPresent());
    assertThat(SecureTransport.of(line.document(), "b").isPresent())
        .isEqualTo(expected.isPresent());
  }

  private static Stream<Line> broken() {
    return Corpus.lines("broken.txt");
  }

  @Test
  void findsNothingPublicWhereThereIsNoPolicy() {
    assertThat(Exposure.ofBucket(PolicyDocument.NONE)).hasValue(new Exposure(List.of(), 0));
  }

  @Test
  void namesStatementsBySidOrNumber() {
    PolicyDocument policy =
        Corpus.policy(
            PUBLIC
                + ",{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'},"
                + "{'Sid':'Web','Effect':'Allow','Principal':'*','Action':'s3:Put*','Resource':'*'},"
                + PUBLIC.replace("{'E", "{'Sid':'','E"));

    assertThat(Exposure.ofBucket(policy))
        .hasValue(
            new Exposure(
                List.of(
                    new PublicStatement(0, "#1", false),
                    new PublicStatement(2, "Web", true),
                    new PublicStatement(3, "#4", false)),
                4));
  }

  @Test
  void readsAHugePolicy() {
    PolicyDocument policy = Corpus.policy(String.join(",", Collections.nCopies(20_000, PUBLIC)));

    assertThat(Exposure.ofBucket(policy).orElseThrow().publicStatements()).hasSize(20_000);
  }

  @Test
  void doesNotUnderstandBlanks() {
    assertThat(Exposure.ofBucket(new PolicyDocument(" \n"))).isEmpty();
  }

  @Test
  void doesNotUnderstandNestingWithoutEnd() {
    for (String opening : List.of("[", "{\"a\":", "{\"a\":[")) {
      assertThat(Exposure.ofBucket(new PolicyDocument(opening.repeat(100_000)))).isEmpty();
    }
  }

  @Test
  void takesNoTimeForAPatternOfManyStars() {
    String stars = "*a".repeat(5_000) + "*b";
    PolicyDocument policy = Corpus.policy(PUBLIC.replace("s3:GetObject", stars));

    assertThat(Exposure.ofBucket(policy).orElseThrow().writes()).isFalse();
  }
}
