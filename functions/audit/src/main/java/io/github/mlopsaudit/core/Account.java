package io.github.mlopsaudit.core;

/// The AWS account of the class. `canonicalUserId` is how ACLs and policies call its owner, empty
/// where the listing of buckets did not say. Its block public access is the effective one: S3
/// Control answers with what an AWS Organizations policy adds.
public record Account(
    String id, String canonicalUserId, Reading<BlockPublicAccess> blockPublicAccess) {}
