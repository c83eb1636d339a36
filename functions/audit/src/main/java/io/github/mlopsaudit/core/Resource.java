package io.github.mlopsaudit.core;

/// What an assessment is about: a bucket, a repository or the account, by the name it has or should
/// have.
public record Resource(Kind kind, String name, String region) {

  /// The CloudFormation type names AWS uses for them; part of each finding's id.
  public enum Kind {
    BUCKET("AWS::S3::Bucket"),
    REPOSITORY("AWS::ECR::Repository"),
    ACCOUNT("AWS::::Account");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  public static Resource bucket(String name, String region) {
    return new Resource(Kind.BUCKET, name, region);
  }

  public static Resource repository(String name, String region) {
    return new Resource(Kind.REPOSITORY, name, region);
  }

  public static Resource account(String id, String region) {
    return new Resource(Kind.ACCOUNT, id, region);
  }
}
