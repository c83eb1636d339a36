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
          <BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes>\
          <BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>\
          """);

  // API_GetBucketAcl.html
  private static final Reply OWNED =
      Reply.xml(
          """
          <AccessControlPolicy><Owner><ID>%1$s</ID></Owner><AccessControlList><Grant>\
          <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">\
          <ID>%1$s</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>\
          </AccessControlList></AccessControlPolicy>\
          """
              .formatted(HealthyClass.CANONICAL_USER));

  // API_GetBucketOwnershipControls.html
  private static final Reply OWNER_ENFORCED =
      Reply.xml(
          """
          <OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>\
          </OwnershipControls>\
          """);

  // API_GetBucketLifecycleConfiguration.html
  private static final Reply TIDY =
      Reply.xml(
          """
          <LifecycleConfiguration><Rule><ID>tidy</ID><Filter><Prefix></Prefix></Filter>\
          <Status>Enabled</Status><NoncurrentVersionExpiration><NoncurrentDays>30</NoncurrentDays>\
          </NoncurrentVersionExpiration><AbortIncompleteMultipartUpload>\
          <DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule>\
          </LifecycleConfiguration>\
          """);

  // API_GetBucketPolicyStatus.html
  private static final Reply NOT_PUBLIC =
      Reply.xml("<PolicyStatus><IsPublic>false</IsPublic></PolicyStatus>");

  // API_GetBucketVersioning.html
  private static final Reply VERSIONED =
      Reply.xml("<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");

  // API_GetBucketLocation.html
  private static final Reply LOCATION =
      Reply.xml("<LocationConstraint>%s</LocationConstraint>".formatted(HealthyClass.REGION));

  // API_PutObject.html
  private static final Reply STORED =
      new Reply(200, Map.of("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\""), "");

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
    // Into any bucket, as for the table and the topic.
    if (call.operation().equals("s3:PutObject")) {
      return STORED;
    }
    if (call.operation().equals("s3:HeadObject")) {
      return Fault.error(404, "NoSuchKey").apply(call);
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
      case "s3:GetBucketPolicyStatus" -> NOT_PUBLIC;
      // API_GetBucketPolicy.html
      case "s3:GetBucketPolicy" -> tlsOnly(call.resource());
      case "s3:GetBucketAcl" -> OWNED;
      case "s3:GetBucketOwnershipControls" -> OWNER_ENFORCED;
      case "s3:GetBucketLifecycleConfiguration" -> TIDY;
      case "s3:GetBucketWebsite" -> Fault.error(404, "NoSuchWebsiteConfiguration").apply(call);
      default -> Fault.error(501, "NotImplemented").apply(call);
    };
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
  private static Reply tlsOnly(String bucket) {
    return Reply.json(
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"DenyInsecureTransport","Effect":"Deny",\
        "Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],\
        "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
        """
            .formatted(bucket));
  }

  // API_ListBuckets.html
  private static Reply list(HealthyClass aClass, StubCall call) {
    String prefix = call.parameter("prefix");
    List<String> all = aClass.buckets().stream().filter(name -> name.startsWith(prefix)).toList();
    Page page = Page.of(all, call.parameter("continuation-token"), aClass.bucketPage());
    String entries = page.items().stream().map(HealthyBuckets::entry).collect(Collectors.joining());
    return Reply.xml(
        """
        <ListAllMyBucketsResult><Owner><ID>%s</ID></Owner><Buckets>%s</Buckets>%s\
        <Prefix>%s</Prefix></ListAllMyBucketsResult>\
        """
            .formatted(
                HealthyClass.CANONICAL_USER,
                entries,
                token("ContinuationToken", page.next()),
                prefix));
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
                """
                <Contents><Key>%s</Key><LastModified>2026-11-02T03:04:05.000Z</LastModified>\
                <Size>%d</Size></Contents>\
                """
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
