package io.github.mlopsaudit.core;

/// How ECR scans a repository, the registry's rules included. `estimated` where AWS did not say so
/// itself (BatchGetRepositoryScanningConfiguration) and the registry's rules were read in its
/// place.
public record Scanning(ScanFrequency frequency, boolean estimated) {}
