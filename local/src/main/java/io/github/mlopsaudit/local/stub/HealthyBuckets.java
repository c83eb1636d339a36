package io.github.mlopsaudit.local.stub;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What S3 answers for the buckets of a healthy class. Bodies as in the API reference, one page for
/// each operation:
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
final class HealthyBuckets {

  // API_GetPublicAccessBlock.html
  static final Reply BLOCKS_ALL =
      Reply.xml(
          """
          <PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>\
          <IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>\
          <RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>\
          """);

  // API_GetBucketEncryption.html
  private static final Reply ENCRYPTED =
      Reply.xml(
          """
          <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\
          <SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>\
          <BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>\
          """);

  // API_GetBucketVersioning.html
  private static final Reply VERSIONED =
      Reply.xml("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");

  // API_GetBucketLocation.html
  private static final Reply LOCATION =
      Reply.xml("<LocationConstraint>%s</LocationConstraint>".formatted(HealthyClass.REGION));

  private static final List<String> KEYS =
      List.of(
          "kubeflow-pipeline-artifacts/",
          "kubeflow-pipeline-artifacts/iris/0b6c7f1e-5d34-4a8e-9a53-2f0d7c1f8e11/train/1/model",
          "kubeflow-pipeline-artifacts/iris/7f3f0f0a-6a55-4f4e-8b53-0a9b8c7d6e5f/train/1/model",
          "mlflow-artifacts/",
          "mlflow-artifacts/0/4f1c9a2b7d5e4c6f8a0b1c2d3e4f5a6b/artifacts/model.pkl",
          "mlflow-artifacts/1/models/m-9a8b7c6d5e4f4a3b2c1d0e9f8a7b6c5d/artifacts/MLmodel");

  private static final Reply OBJECTS = Reply.xml(objects(KEYS, ""));

  private HealthyBuckets() {}

  static Answer answer(HealthyClass aClass, StubCall call) {
    if (call.operation().equals("s3:ListBuckets")) {
      return list(aClass, call);
    }
    if (!aClass.buckets().contains(call.resource())) {
      return Fault.error(404, "NoSuchBucket").apply(call);
    }
    return switch (call.operation()) {
      case "s3:HeadBucket" ->
          new Reply(200, Map.of("x-amz-bucket-region", HealthyClass.REGION), "");
      case "s3:GetPublicAccessBlock" -> BLOCKS_ALL;
      case "s3:GetBucketEncryption" -> ENCRYPTED;
      case "s3:GetBucketVersioning" -> VERSIONED;
      case "s3:GetBucketLocation" -> LOCATION;
      case "s3:ListObjectsV2" -> OBJECTS;
      case "s3:GetBucketPolicyStatus", "s3:GetBucketPolicy" ->
          Fault.error(404, "NoSuchBucketPolicy").apply(call);
      default -> Fault.error(501, "NotImplemented").apply(call);
    };
  }

  // API_ListBuckets.html
  private static Reply list(HealthyClass aClass, StubCall call) {
    String prefix = call.parameter("prefix");
    List<String> all = aClass.buckets().stream().filter(name -> name.startsWith(prefix)).toList();
    Page page = Page.of(all, call.parameter("continuation-token"), aClass.bucketPage());
    String entries = page.items().stream().map(HealthyBuckets::entry).collect(Collectors.joining());
    return Reply.xml(
        "<ListAllMyBucketsResult><Buckets>%s</Buckets>%s<Prefix>%s</Prefix></ListAllMyBucketsResult>"
            .formatted(entries, token("ContinuationToken", page.next()), prefix));
  }

  private static String entry(String bucket) {
    return """
    <Bucket><BucketRegion>%s</BucketRegion><CreationDate>2026-11-02T01:02:03.000Z</CreationDate>\
    <Name>%s</Name></Bucket>\
    """
        .formatted(HealthyClass.REGION, bucket);
  }

  /// The body of a ListObjectsV2 page (API_ListObjectsV2.html); keys that end in `/` are empty.
  static String objects(List<String> keys, String next) {
    Stream<String> entries =
        keys.stream()
            .map(key ->
                "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
                    .formatted(key, key.endsWith("/") ? 0 : 1024));
    return "<ListBucketResult><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
        .formatted(
            !next.isEmpty(),
            entries.collect(Collectors.joining()),
            token("NextContinuationToken", next));
  }

  private static String token(String element, String next) {
    return next.isEmpty() ? "" : "<%1$s>%2$s</%1$s>".formatted(element, next);
  }
}
