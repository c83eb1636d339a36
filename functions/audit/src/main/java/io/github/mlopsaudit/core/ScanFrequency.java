package io.github.mlopsaudit.core;

/// How ECR scans a repository, registry rules included (BatchGetRepositoryScanningConfiguration).
public enum ScanFrequency {
  SCAN_ON_PUSH,
  CONTINUOUS_SCAN,
  MANUAL
}
