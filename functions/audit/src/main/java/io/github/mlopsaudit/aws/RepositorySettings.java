package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.TagMutability;
import io.github.mlopsaudit.core.TagMutability.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.ImageScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.Repository;

/// What DescribeRepositories says of a repository beside its name.
/// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_Repository.html
final class RepositorySettings {

  private RepositorySettings() {}

  static String encryption(Repository repository) {
    @Nullable EncryptionConfiguration encryption = repository.encryptionConfiguration();
    return encryption == null
        ? ""
        : promised(encryption.encryptionTypeAsString(), "encryptionType");
  }

  static boolean scanOnPush(Repository repository) {
    @Nullable ImageScanningConfiguration scanning = repository.imageScanningConfiguration();
    return scanning != null && Boolean.TRUE.equals(scanning.scanOnPush());
  }

  /// A mode that is new to us is unreadable, and the repository is read all the same.
  static Reading<TagMutability> tagMutability(Repository repository) {
    try {
      List<String> exclusions =
          repository.imageTagMutabilityExclusionFilters().stream()
              .map(filter -> promised(filter.filter(), "filter"))
              .toList();
      String mode = promised(repository.imageTagMutabilityAsString(), "imageTagMutability");
      return Reading.known(new TagMutability(mode(mode), exclusions));
    } catch (MalformedAnswerException e) {
      return SdkFailure.unreadable(Read.LIST_REPOSITORIES.action(), e);
    }
  }

  private static Mode mode(String mode) {
    return switch (mode) {
      case "MUTABLE" -> Mode.MUTABLE;
      case "IMMUTABLE" -> Mode.IMMUTABLE;
      case "MUTABLE_WITH_EXCLUSION" -> Mode.MUTABLE_WITH_EXCLUSION;
      case "IMMUTABLE_WITH_EXCLUSION" -> Mode.IMMUTABLE_WITH_EXCLUSION;
      default -> throw new MalformedAnswerException("imageTagMutability is " + mode);
    };
  }
}
