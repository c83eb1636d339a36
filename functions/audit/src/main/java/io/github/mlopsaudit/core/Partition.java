package io.github.mlopsaudit.core;

/// A group of regions with names and a console of its own.
/// https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
public enum Partition {
  AWS("aws", "console.aws.amazon.com"),
  CHINA("aws-cn", "console.amazonaws.cn"),
  GOV_CLOUD("aws-us-gov", "console.amazonaws-us-gov.com");

  private final String id;
  private final String console;

  Partition(String id, String console) {
    this.id = id;
    this.console = console;
  }

  /// The partition of a region.
  public static Partition of(String region) {
    if (region.startsWith("cn-")) {
      return CHINA;
    }
    return region.startsWith("us-gov-") ? GOV_CLOUD : AWS;
  }

  /// The name as it stands in ARNs: `aws-cn`.
  public String id() {
    return id;
  }

  /// The host of the AWS console, which each region puts its name before.
  public String console() {
    return console;
  }

  public String arn(String service, String region, String account, String resource) {
    return String.join(":", "arn", id, service, region, account, resource);
  }
}
