package io.github.mlopsaudit.core;

import java.util.ArrayList;
import java.util.List;

/// The four flags of S3 Block Public Access, at one level (bucket or account).
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
public record BlockPublicAccess(
    boolean blockPublicAcls,
    boolean ignorePublicAcls,
    boolean blockPublicPolicy,
    boolean restrictPublicBuckets) {

  /// No configuration at all, which AWS treats as four times false.
  public static final BlockPublicAccess NONE = new BlockPublicAccess(false, false, false, false);

  /// What holds when both levels apply: AWS takes the stricter value of each flag.
  public BlockPublicAccess or(BlockPublicAccess other) {
    return new BlockPublicAccess(
        blockPublicAcls || other.blockPublicAcls,
        ignorePublicAcls || other.ignorePublicAcls,
        blockPublicPolicy || other.blockPublicPolicy,
        restrictPublicBuckets || other.restrictPublicBuckets);
  }

  public boolean blocksAll() {
    return missing().isEmpty();
  }

  /// The flags that are false, under AWS's names.
  public List<String> missing() {
    List<String> flags = new ArrayList<>();
    if (!blockPublicAcls) {
      flags.add("BlockPublicAcls");
    }
    if (!ignorePublicAcls) {
      flags.add("IgnorePublicAcls");
    }
    if (!blockPublicPolicy) {
      flags.add("BlockPublicPolicy");
    }
    if (!restrictPublicBuckets) {
      flags.add("RestrictPublicBuckets");
    }
    return List.copyOf(flags);
  }
}
