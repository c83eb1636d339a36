package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Encryption;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BlockedEncryptionTypes;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/// The call that asks one bucket how it encrypts.
record EncryptionCalls(S3Client s3, String bucket, String owner) {

  /// What S3 answers where it blocks nothing.
  /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_BlockedEncryptionTypes.html
  private static final String BLOCKS_NOTHING = "NONE";

  Encryption encryption() {
    return SdkFailure.unless(
        "ServerSideEncryptionConfigurationNotFoundError", Encryption.NONE, this::ask);
  }

  private Encryption ask() {
    var answer =
        s3.getBucketEncryption(request -> request.bucket(bucket).expectedBucketOwner(owner));
    ServerSideEncryptionRule rule =
        promised(answer.serverSideEncryptionConfiguration(), "ServerSideEncryptionConfiguration")
            .rules()
            .stream()
            .findFirst()
            .orElseThrow(() -> new MalformedAnswerException("Rule is missing"));
    var byDefault =
        promised(rule.applyServerSideEncryptionByDefault(), "ApplyServerSideEncryptionByDefault");
    return new Encryption(
        promised(byDefault.sseAlgorithmAsString(), "SSEAlgorithm"),
        Boolean.TRUE.equals(rule.bucketKeyEnabled()),
        Objects.requireNonNullElse(byDefault.kmsMasterKeyID(), ""),
        blocked(rule.blockedEncryptionTypes()));
  }

  private static Set<String> blocked(@Nullable BlockedEncryptionTypes types) {
    return types == null
        ? Set.of()
        : types.encryptionTypeAsStrings().stream()
            .filter(type -> !type.equals(BLOCKS_NOTHING))
            .collect(Collectors.toUnmodifiableSet());
  }
}
