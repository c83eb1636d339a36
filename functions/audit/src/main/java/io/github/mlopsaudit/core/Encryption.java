package io.github.mlopsaudit.core;

import java.util.Set;

/// Default encryption of a bucket: the algorithm as AWS names it (`AES256`, `aws:kms`,
/// `aws:kms:dsse`), empty where the bucket has no encryption configuration, which AWS has not
/// answered since 2023-01-05. `kmsKey` is the key that the bucket names, empty where it names none
/// (AWS then takes its own key `aws/s3`). `blocked` holds the encryption types that S3 refuses
/// (`SSE-C`), empty where it refuses none or does not say.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionRule.html
public record Encryption(String algorithm, boolean bucketKey, String kmsKey, Set<String> blocked) {

  public static final Encryption NONE = new Encryption("", false, "", Set.of());

  public Encryption {
    blocked = Set.copyOf(blocked);
  }
}
