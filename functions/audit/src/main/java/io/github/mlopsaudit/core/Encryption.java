package io.github.mlopsaudit.core;

/// Default encryption of a bucket: the algorithm as AWS names it (`AES256`, `aws:kms`,
/// `aws:kms:dsse`), empty where the bucket has no encryption configuration, which AWS has not
/// answered since 2023-01-05.
public record Encryption(String algorithm, boolean bucketKey) {

  public static final Encryption NONE = new Encryption("", false);
}
