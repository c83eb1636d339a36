package io.github.mlopsaudit.core;

import java.net.URI;
import java.util.Optional;

/// What became of putting the report away, and where people who may use the AWS console of the
/// account find it.
public record ReportLocation(Delivery delivery, Optional<URI> consoleLink) {

  /// Nowhere, because nobody asked for it.
  public static final ReportLocation NONE = new ReportLocation(Delivery.SKIPPED, Optional.empty());

  /// Nowhere, because the bucket did not take it.
  public static final ReportLocation FAILED = new ReportLocation(Delivery.FAILED, Optional.empty());
}
