package io.github.mlopsaudit.checks.s3;

/// The commands that change the default encryption of a bucket and keep the rest of it.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html
final class EncryptionRemedy {

  private static final String PROGRAM =
      """
      import json, sys; \
      c = json.loads(open(sys.argv[1]).read() or "{}") or {"ServerSideEncryptionConfiguration": \
      {"Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}, "BucketKeyEnabled": True}]}}; \
      [r.update(json.loads(sys.argv[3])) for r in c["ServerSideEncryptionConfiguration"]["Rules"]]; \
      json.dump(c, open(sys.argv[2], "w"))\
      """;

  private EncryptionRemedy() {}

  static String blockingCustomerKeys(String bucket) {
    return changed(bucket, "{\"BlockedEncryptionTypes\": {\"EncryptionType\": [\"SSE-C\"]}}");
  }

  static String withOwnKey(String bucket) {
    return changed(
        bucket, "{\"ApplyServerSideEncryptionByDefault\": {\"SSEAlgorithm\": \"AES256\"}}");
  }

  /// With AWS's own KMS key `aws/s3`, and a bucket key, which asks KMS seldom.
  static String withKms(String bucket) {
    return changed(
        bucket,
        "{\"ApplyServerSideEncryptionByDefault\": {\"SSEAlgorithm\": \"aws:kms\"}, \"BucketKeyEnabled\": true}");
  }

  private static String changed(String bucket, String change) {
    return WholeConfiguration.ENCRYPTION.change(bucket, PROGRAM, change);
  }
}
