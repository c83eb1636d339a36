package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.checks.EachRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.stream.Stream;

/// Flags repositories that are not encrypted with a KMS key. Off unless a course asks: ECR encrypts
/// each with AES-256 anyway, and the choice is made for good when the repository is created.
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
public final class RepositoryNotKmsEncrypted implements Check {

  private static final Rule RULE =
      new Rule("ecr-kms-encryption", Service.ECR, Severity.INFO, Tier.REPORT, "ECR.5").off();

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_REPOSITORIES);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    return EachRepository.judge(RULE, snapshot, course, RepositoryNotKmsEncrypted::judge);
  }

  private static Verdict judge(Repository repository) {
    return switch (repository.encryption()) {
      case "KMS", "KMS_DSSE" ->
          new Verdict.Pass(Message.of("ecr-kms-encryption.pass", repository.encryption()));
      case "AES256" ->
          new Verdict.Fail(
              Severity.INFO,
              Message.of("ecr-kms-encryption.fail", repository.encryption()),
              "# It cannot be changed: create another repository with --encryption-configuration encryptionType=KMS and push the images of %s there."
                  .formatted(word(repository.name())));
      default ->
          new Verdict.Unknown(Message.of("ecr-kms-encryption.unknown", repository.encryption()));
    };
  }
}
