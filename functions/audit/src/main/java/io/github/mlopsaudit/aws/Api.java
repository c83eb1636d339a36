package io.github.mlopsaudit.aws;

import java.net.URI;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// An AWS API that the audit calls, under the name of its `AWS_ENDPOINT_URL_...` variable.
public enum Api {
  S3("s3"),
  S3_CONTROL("s3-control"),
  ECR("api.ecr"),
  KMS("kms"),
  IAM("iam"),
  STS("sts"),
  DYNAMODB("dynamodb"),
  SNS("sns"),
  SSM("ssm");

  private final String host;

  /// `host` is how AWS's endpoints of the API begin.
  Api(String host) {
    this.host = host;
  }

  String variable() {
    return "AWS_ENDPOINT_URL_" + name();
  }

  /// AWS's own endpoint of the API.
  URI standardEndpoint(String region) {
    return URI.create("https://" + ServiceMetadata.of(host).endpointFor(home(region)));
  }

  /// The region that calls are signed for.
  String signingRegion(String region) {
    return ServiceMetadata.of(host).signingRegion(home(region)).id();
  }

  /// IAM has one endpoint for all regions of a partition.
  /// https://docs.aws.amazon.com/general/latest/gr/iam-service.html
  private Region home(String region) {
    Region asked = Region.of(region);
    return this == IAM ? Region.of(PartitionMetadata.of(asked).id() + "-global") : asked;
  }
}
