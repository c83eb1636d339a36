package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.LifecyclePolicy.ImageRule;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.TagMutability;
import io.github.mlopsaudit.core.TagMutability.Mode;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the settings and policies of a repository are read.
final class RepositoryAnswersTest {

  private static final String REPOSITORY = "mlops-user01-training";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{}",
        "[]",
        "{'rules':5}",
        "{'rules':[7]}",
        "{'rules':[{'selection':{'tagPrefixList':'v'}}]}"
      })
  void doesNotTakeABrokenLifecyclePolicyForOne(String text) {
    lifecyclePolicy(text);

    assertThat(stubbed.readRepository(REPOSITORY).lifecyclePolicy().findGap().orElseThrow().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  @Test
  void readsTheRulesOfALifecyclePolicyByPriority() {
    lifecyclePolicy(
        """
        {'rules':[\
        {'rulePriority':9,'selection':{'tagStatus':'any','countType':'imageCountMoreThan',\
        'countNumber':10},'action':{'type':'expire'}},\
        {'rulePriority':1,'description':'d','selection':{'tagStatus':'tagged',\
        'tagPrefixList':['v','w'],'tagPatternList':['prod*'],'countType':'sinceImagePushed',\
        'countUnit':'days','countNumber':14},'action':{'type':'expire'}}]}\
        """);

    assertThat(stubbed.readRepository(REPOSITORY).lifecyclePolicy())
        .isEqualTo(
            Reading.known(
                new LifecyclePolicy(
                    List.of(
                        new ImageRule(
                            1,
                            "tagged",
                            List.of("v", "w"),
                            List.of("prod*"),
                            "sinceImagePushed",
                            14,
                            "expire"),
                        new ImageRule(
                            9, "any", List.of(), List.of(), "imageCountMoreThan", 10, "expire")))));
  }

  @Test
  void keepsTheWordsThatEcrLearnedLater() {
    lifecyclePolicy(
        """
        {'rules':[{'rulePriority':1,'selection':{'tagStatus':'any','storageClass':'standard',\
        'countType':'sinceImagePulled'},'action':{'type':'transition',\
        'targetStorageClass':'archive'}}]}\
        """);

    assertThat(stubbed.readRepository(REPOSITORY).lifecyclePolicy())
        .isEqualTo(
            Reading.known(
                new LifecyclePolicy(
                    List.of(
                        new ImageRule(
                            1,
                            "any",
                            List.of(),
                            List.of(),
                            "sinceImagePulled",
                            0,
                            "transition")))));
  }

  private void lifecyclePolicy(String text) {
    stubbed
        .aws
        .on("ecr:GetLifecyclePolicy")
        .answer(
            Reply.json("{\"lifecyclePolicyText\":\"%s\"}".formatted(text.replace("'", "\\\""))));
  }

  @Test
  void takesTheTextOfARepositoryPolicy() {
    stubbed
        .aws
        .on("ecr:GetRepositoryPolicy")
        .where(REPOSITORY)
        .answer(Reply.json("{\"policyText\":\"{}\"}"));

    assertThat(stubbed.readRepository(REPOSITORY).policy())
        .isEqualTo(Reading.known(new PolicyDocument("{}")));
    assertThat(stubbed.readRepository("mlops-user01-inference").policy())
        .isEqualTo(Reading.known(PolicyDocument.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "MUTABLE, MUTABLE",
    "IMMUTABLE, IMMUTABLE",
    "MUTABLE_WITH_EXCLUSION, MUTABLE_WITH_EXCLUSION",
    "IMMUTABLE_WITH_EXCLUSION, IMMUTABLE_WITH_EXCLUSION"
  })
  void readsTagMutability(String text, Mode mode) {
    repository(
        """
        "imageTagMutability":"%s","imageTagMutabilityExclusionFilters":[{"filter":"latest",\
        "filterType":"WILDCARD"}]\
        """
            .formatted(text));

    assertThat(stubbed.readRepository(REPOSITORY).tagMutability())
        .isEqualTo(Reading.known(new TagMutability(mode, List.of("latest"))));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"imageTagMutability\":\"SOMETIMES\"', imageTagMutability is SOMETIMES",
    "'\"repositoryArn\":\"arn\"', imageTagMutability is missing"
  })
  void readsTheRestWhereTagMutabilityIsNew(String field, String detail) {
    repository(field);

    Repository repository = stubbed.readRepository(REPOSITORY);

    assertThat(repository.tagMutability())
        .isEqualTo(Reading.unreadable("ecr:DescribeRepositories", Cause.MALFORMED, detail));
    assertThat(repository.lifecyclePolicy().find()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES256", "KMS", "KMS_DSSE"})
  void readsHowARepositoryIsEncrypted(String type) {
    repository("\"encryptionConfiguration\":{\"encryptionType\":\"%s\"}".formatted(type));

    assertThat(stubbed.readRepository(REPOSITORY).encryption()).isEqualTo(type);
  }

  private void repository(String fields) {
    stubbed
        .aws
        .on("ecr:DescribeRepositories")
        .answer(
            Reply.json(
                """
                {"repositories":[{"repositoryName":"%s","repositoryUri":"u",\
                "createdAt":1793500000,%s}]}\
                """
                    .formatted(REPOSITORY, fields)));
  }
}
