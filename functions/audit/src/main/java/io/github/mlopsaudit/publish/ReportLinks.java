package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.DeliveryException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/// Gives out links to the latest report of a class, for people without access to the account. A
/// link lives 15 minutes, or as long as the credentials that signed it, if that is shorter.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
public final class ReportLinks {

  private static final Duration LIFE = Duration.ofMinutes(15);

  private final S3Client client;
  private final Supplier<S3Presigner> presigner;
  private final String bucket;

  public ReportLinks(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket;
  }

  /// A new link.
  ///
  /// @throws DeliveryException if there is no report yet, or the bucket cannot be read
  public ReportLink latest(String className) {
    String key = ReportKeys.latest(className);
    requireThere(className, key);
    try (S3Presigner signing = presigner.get()) {
      PresignedGetObjectRequest signed =
          signing.presignGetObject(presign ->
              presign.signatureDuration(LIFE).getObjectRequest(get -> get.bucket(bucket).key(key)));
      return new ReportLink(URI.create(signed.url().toString()), signed.expiration(), key);
    }
  }

  /// Signing asks nobody: without this the reader would be told that there is nothing.
  private void requireThere(String className, String key) {
    try {
      client.headObject(head -> head.bucket(bucket).key(key));
    } catch (NoSuchKeyException e) {
      throw new DeliveryException(
          "There is no report of the class %s in the bucket %s yet. The next audit of the whole class leaves one."
              .formatted(className, bucket),
          e);
    } catch (SdkException e) {
      throw ReportFailure.of("Reading reports from", "s3:GetObject", bucket, e);
    }
  }
}
