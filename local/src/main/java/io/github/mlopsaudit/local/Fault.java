package io.github.mlopsaudit.local;

/// What can be wrong with the storage of a sample student.
public enum Fault {
  /// There is no bucket of this student.
  BUCKET_MISSING,
  /// There is a bucket, but its name is nearly right only: `mlops-training-user7`.
  BUCKET_NAME_MISTYPED,
  /// There is a bucket, but another AWS account owns it.
  BUCKET_NAME_TAKEN,
  /// The bucket is in us-east-1.
  BUCKET_IN_OTHER_REGION,
  VERSIONING_SUSPENDED,
  VERSIONING_NEVER_SET,
  /// The policy that the course page shows: anybody may read.
  PUBLIC_POLICY,
  /// The policy lets anybody write too.
  PUBLIC_WRITE_POLICY,
  /// The policy lets one other account read.
  CROSS_ACCOUNT_POLICY,
  /// ACLs count, and the bucket's lets anybody list it.
  PUBLIC_ACL,
  STATIC_WEBSITE,
  NO_PUBLIC_ACCESS_BLOCK,
  /// The two flags about ACLs are on, the two about policies are off.
  HALF_PUBLIC_ACCESS_BLOCK,
  /// A lifecycle rule deletes every object after seven days.
  LIFECYCLE_DELETES_ALL,
  /// The KMS key that encrypts the bucket will be deleted in seven days.
  KMS_KEY_PENDING_DELETION,
  NO_MLFLOW_ARTIFACTS,
  /// `kubeflow-pipeline-artifacts/` is a folder marker of no bytes, with nothing in it.
  EMPTY_PIPELINE_ARTIFACTS,
  INFERENCE_REPOSITORY_MISSING,
  /// The inference repository has a nearly right name only: `mlops_user14_inference`.
  INFERENCE_REPOSITORY_MISTYPED,
  /// The inference repository is there, without an image.
  INFERENCE_REPOSITORY_EMPTY,
  /// The policy of the inference repository lets one other account pull.
  CROSS_ACCOUNT_REPOSITORY,
  /// The policy of the training repository lets every AWS account pull.
  PUBLIC_REPOSITORY,
  /// The repositories are called as in the course's script, `mlops-training/user13/training`. No
  /// rule of the registry covers them: scanned only by hand.
  ALTERNATE_REPOSITORY_NAMES,
  /// The training repository has no lifecycle policy.
  NO_LIFECYCLE_POLICY,
  /// The lifecycle policy of the training repository keeps the newest image alone.
  KEEPS_ONE_IMAGE,
  /// One repository more, `mlops-user08-app`, which no rule of the registry covers: scanned only by
  /// hand. It has no lifecycle policy either.
  APP_REPOSITORY,
  /// One repository more, with its path twice:
  /// `mlops-training/user13/mlops-training/user13/training`. It has no lifecycle policy either.
  DOUBLED_REPOSITORY
}
