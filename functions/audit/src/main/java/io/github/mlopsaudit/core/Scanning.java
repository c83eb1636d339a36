package io.github.mlopsaudit.core;

import java.util.Optional;

/// How ECR scans a repository, the registry's rules included. `estimated` where AWS did not say so
/// itself (BatchGetRepositoryScanningConfiguration) and the registry's rules were read in its
/// place; `denied` is what could not be seen where a permission was missing for it.
public record Scanning(
    ScanFrequency frequency, boolean estimated, Optional<Reading.Unreadable<?>> denied) {

  public Scanning(ScanFrequency frequency, boolean estimated) {
    this(frequency, estimated, Optional.empty());
  }
}
