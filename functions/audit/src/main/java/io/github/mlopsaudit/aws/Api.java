package io.github.mlopsaudit.aws;

import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/// An AWS API that the audit calls, under the name of its `AWS_ENDPOINT_URL_...` variable.
public enum Api {
  S3("s3"),
  S3_CONTROL("s3-control"),
  ECR("api.ecr"),
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
    return URI.create("https://" + ServiceMetadata.of(host).endpointFor(Region.of(region)));
  }
}
