package io.github.mlopsaudit.core;

/// S3 Object Ownership. NOT_SET is a bucket without the setting, which acts as OBJECT_WRITER.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
public enum ObjectOwnership {
  BUCKET_OWNER_ENFORCED,
  BUCKET_OWNER_PREFERRED,
  OBJECT_WRITER,
  NOT_SET
}
