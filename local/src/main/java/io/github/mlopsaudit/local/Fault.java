package io.github.mlopsaudit.local;

/// What can be wrong with the storage of a sample student.
public enum Fault {
  /// There is no bucket of this student.
  BUCKET_MISSING,
  /// There is a bucket, but its name is nearly right only: `mlops-training-user7`.
  BUCKET_NAME_MISTYPED,
  /// The bucket is in us-east-1.
  BUCKET_IN_OTHER_REGION,
  VERSIONING_SUSPENDED,
  VERSIONING_NEVER_SET,
  /// The policy that the course page shows: anybody may read.
  PUBLIC_POLICY,
  NO_PUBLIC_ACCESS_BLOCK,
  /// The two flags about ACLs are on, the two about policies are off.
  HALF_PUBLIC_ACCESS_BLOCK,
  NO_MLFLOW_ARTIFACTS,
  /// `kubeflow-pipeline-artifacts/` is a folder marker of no bytes, with nothing in it.
  EMPTY_PIPELINE_ARTIFACTS,
  INFERENCE_REPOSITORY_MISSING,
  /// The repositories are called as in the course's script, `mlops-training/user13/training`. No
  /// rule of the registry covers them: scanned only by hand.
  ALTERNATE_REPOSITORY_NAMES,
  /// The training repository has no lifecycle policy.
  NO_LIFECYCLE_POLICY,
  /// One repository more, `mlops-user08-app`, which no rule of the registry covers: scanned only by
  /// hand. It has no lifecycle policy either.
  APP_REPOSITORY
}
