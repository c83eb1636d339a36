package io.github.mlopsaudit.core;

/// The AWS account of the class. Its block public access is the effective one: S3 Control answers
/// with what an AWS Organizations policy adds.
public record Account(String id, Reading<BlockPublicAccess> blockPublicAccess) {}
