package io.github.mlopsaudit.local.stub;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;

/// Tells the operation of an S3 or S3 Control request from its method, path and query.
final class S3Operation {

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html
  private static final String ACCOUNT_BLOCK = "/v20180820/configuration/publicAccessBlock";

  private record Named(String parameter, String operation) {}

  private static final List<Named> BUCKET_READS =
      List.of(
          new Named("list-type", "ListObjectsV2"),
          new Named("policyStatus", "GetBucketPolicyStatus"),
          new Named("policy", "GetBucketPolicy"),
          new Named("publicAccessBlock", "GetPublicAccessBlock"),
          new Named("acl", "GetBucketAcl"),
          new Named("ownershipControls", "GetBucketOwnershipControls"),
          new Named("website", "GetBucketWebsite"),
          new Named("lifecycle", "GetBucketLifecycleConfiguration"),
          new Named("encryption", "GetBucketEncryption"),
          new Named("versioning", "GetBucketVersioning"),
          new Named("location", "GetBucketLocation"));

  private S3Operation() {}

  static StubCall call(
      HttpExchange exchange, String region, Map<String, String> query, String body) {
    String path = exchange.getRequestURI().getPath();
    if (path.equals(ACCOUNT_BLOCK)) {
      return new StubCall("s3-control:GetPublicAccessBlock", "", region, query, body);
    }
    String bucket = path.replaceFirst("^/", "").replaceFirst("/.*$", "");
    boolean ofObject = path.length() > bucket.length() + 2;
    String operation =
        ofObject
            ? ofObject(exchange.getRequestMethod())
            : operation(exchange.getRequestMethod(), bucket, query);
    return new StubCall("s3:" + operation, bucket, region, query, body);
  }

  private static String ofObject(String method) {
    return switch (method) {
      case "HEAD" -> "HeadObject";
      case "PUT" -> "PutObject";
      case "GET" -> "GetObject";
      default -> "Unknown" + method;
    };
  }

  private static String operation(String method, String bucket, Map<String, String> query) {
    if (method.equals("HEAD")) {
      return "HeadBucket";
    }
    if (!method.equals("GET")) {
      return "Unknown" + method;
    }
    if (bucket.isEmpty()) {
      return "ListBuckets";
    }
    return BUCKET_READS.stream()
        .filter(read -> query.containsKey(read.parameter()))
        .map(Named::operation)
        .findFirst()
        .orElse("UnknownGET");
  }
}
