package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.Remedy;

/// What to do about the KMS key of a bucket. Only the account that a key belongs to can enable it
/// or cancel its deletion.
/// https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys-cancelling-key-deletion.html
record KmsKeyRemedy(KmsKey key, Bucket bucket, String account) {

  Remedy enable() {
    return byOwner("aws kms enable-key " + arguments());
  }

  /// A key whose deletion was cancelled is disabled.
  Remedy cancelDeletion() {
    return byOwner(
        "aws kms cancel-key-deletion %s > /dev/null && \\\naws kms enable-key %s"
            .formatted(arguments(), arguments()));
  }

  Remedy importMaterial() {
    return Remedy.of(
        "# Import the key material of %s again: https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html"
            .formatted(word(key.arn())));
  }

  Remedy connect() {
    return Remedy.of(
        "# Connect the custom key store of %s again: aws kms connect-custom-key-store"
            .formatted(word(key.arn())));
  }

  /// What comes from now on is encrypted with S3's own key; what is there stays as it is.
  Remedy leave() {
    return Remedy.of(EncryptionRemedy.withOwnKey(bucket.name()));
  }

  Remedy leaveOrTrust() {
    return Remedy.asking(
        "# If the class trusts account %s, name it under 'trustedAccounts' in the course file instead.\n%s"
            .formatted(word(key.account()), EncryptionRemedy.withOwnKey(bucket.name())));
  }

  private Remedy byOwner(String commands) {
    return key.account().equals(account)
        ? Remedy.of(commands)
        : Remedy.of(
            "# Account %s has to do it:\n%s"
                .formatted(
                    word(key.account()),
                    commands.lines().map(line -> "# " + line).collect(joining("\n"))));
  }

  private String arguments() {
    return bucket
        .region()
        .find()
        .map(region -> "--key-id %s --region %s".formatted(word(key.arn()), word(region)))
        .orElseGet(() -> "--key-id " + word(key.arn()));
  }
}
