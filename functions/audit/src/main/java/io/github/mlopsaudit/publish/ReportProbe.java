package io.github.mlopsaudit.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tries each action of the report store on its bucket and leaves nothing there: what is put has to
/// replace an object that there is not.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
public final class ReportProbe {

  private static final String NO_ETAG = "\"00000000000000000000000000000000\"";
  private static final int MISSING = 404;

  private final S3Client client;
  private final String bucket;
  private final String account;
  private final String key = "reports/doctor-" + UUID.randomUUID();

  public ReportProbe(S3Client client, String bucket, String account) {
    this.client = client;
    this.bucket = bucket;
    this.account = account;
  }

  /// By IAM action: why it could not be done, empty where it could.
  public Map<String, Optional<SdkException>> tryEach() {
    Map<String, Optional<SdkException>> tried = new LinkedHashMap<>();
    Optional<SdkException> noBucket =
        attempt(() -> client.headBucket(r -> r.bucket(bucket).expectedBucketOwner(account)));
    tried.put("s3:ListBucket", noBucket);
    // The answer to HEAD has no body, so that of a missing bucket is that of a missing object.
    tried.put("s3:GetObject", noBucket.or(this::head));
    tried.put("s3:PutObject", attempt(this::put));
    return tried;
  }

  private Optional<SdkException> head() {
    return attempt(
        () -> client.headObject(r -> r.bucket(bucket).key(key).expectedBucketOwner(account)));
  }

  private void put() {
    client.putObject(
        r -> r.bucket(bucket).key(key).expectedBucketOwner(account).ifMatch(NO_ETAG),
        RequestBody.fromString(""));
  }

  /// That S3 looked for the object and found none shows that the action is allowed.
  private static Optional<SdkException> attempt(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (S3Exception e) {
      boolean noObject =
          e.statusCode() == MISSING && "NoSuchKey".equals(e.awsErrorDetails().errorCode());
      return noObject ? Optional.empty() : Optional.of(e);
    } catch (SdkException e) {
      return Optional.of(e);
    }
  }
}
