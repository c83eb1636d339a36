package io.github.mlopsaudit.core;

/// The private ECR registry of one region. `basicScanVersion` is AWS's name of the scanner behind
/// basic scanning: `AWS_NATIVE`, or `CLAIR`, which AWS no longer offers.
public record Registry(Reading<RegistryScanning> scanning, Reading<String> basicScanVersion) {}
