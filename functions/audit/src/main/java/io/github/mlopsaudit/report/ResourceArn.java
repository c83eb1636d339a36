package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Partition;
import io.github.mlopsaudit.core.Resource;

/// How AWS names a resource in all the world: by ARN, and the account as Security Hub does
/// (`AWS::::Account:123456789012`).
final class ResourceArn {

  private ResourceArn() {}

  static String of(Resource resource, String account) {
    Partition partition = Partition.of(resource.region());
    return switch (resource.kind()) {
      case BUCKET -> partition.arn("s3", "", "", resource.name());
      case REPOSITORY ->
          partition.arn("ecr", resource.region(), account, "repository/" + resource.name());
      case ACCOUNT -> resource.kind().type() + ":" + resource.name();
    };
  }
}
