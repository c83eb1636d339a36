package io.github.mlopsaudit.core;

import java.time.LocalDate;
import java.util.Optional;

/// A rule of a bucket's lifecycle configuration. `prefix` is where it applies, empty for the whole
/// bucket; `narrowed` says that tags or object sizes narrow it further. `expiresAfterDays` and
/// `expiresOn` say when it deletes current objects, if it does; `cleansNoncurrent` that it expires
/// or moves noncurrent versions, `abortsUploads` that it ends incomplete multipart uploads.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
public record LifecycleRule(
    String id,
    boolean enabled,
    String prefix,
    boolean narrowed,
    Optional<Integer> expiresAfterDays,
    Optional<LocalDate> expiresOn,
    boolean cleansNoncurrent,
    boolean abortsUploads) {

  /// Whether it applies to some key under the prefix, such as `mlflow-artifacts/`.
  public boolean touches(String keyPrefix) {
    return keyPrefix.startsWith(prefix) || prefix.startsWith(keyPrefix);
  }

  /// Whether it applies to each object of the bucket.
  public boolean coversAll() {
    return prefix.isEmpty() && !narrowed;
  }
}
