package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The buckets of the uneven class: one without a fault, one with each.
final class UnevenBuckets {

  private UnevenBuckets() {}

  static Answer one(StubCall call) {
    return call.resource().equals(UnevenClass.WRONG)
        ? wrong(call)
        : UnevenClass.HEALTHY.apply(call);
  }

  private static Answer wrong(StubCall call) {
    return switch (call.operation()) {
      case "s3:GetBucketLocation" -> Reply.xml("<LocationConstraint>EU</LocationConstraint>");
      case "s3:GetPublicAccessBlock" -> unblocked(call);
      case "s3:GetBucketPolicyStatus" ->
          Reply.xml("<PolicyStatus><IsPublic>true</IsPublic></PolicyStatus>");
      case "s3:GetBucketPolicy" ->
          policy("arn:aws:s3:::" + UnevenClass.WRONG + "/*", "s3:GetObject");
      case "s3:GetBucketOwnershipControls" ->
          Reply.xml(
              """
              <OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule>\
              </OwnershipControls>\
              """);
      case "s3:GetBucketAcl" -> publicAcl();
      case "s3:GetBucketWebsite" ->
          Reply.xml(
              """
              <WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument>\
              </WebsiteConfiguration>\
              """);
      case "s3:GetBucketVersioning" ->
          Reply.xml(
              "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>");
      case "s3:GetBucketLifecycleConfiguration" ->
          Reply.xml(
              """
              <LifecycleConfiguration><Rule><ID>short</ID><Filter><Prefix></Prefix></Filter>\
              <Status>Enabled</Status><Expiration><Days>5</Days></Expiration></Rule>\
              </LifecycleConfiguration>\
              """);
      case "s3:ListObjectsV2" ->
          Reply.xml("<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
      default -> UnevenClass.HEALTHY.apply(call);
    };
  }

  static Answer unblocked(StubCall call) {
    return Fault.error(404, "NoSuchPublicAccessBlockConfiguration").apply(call);
  }

  static Reply list() {
    String entries =
        Stream.of(UnevenClass.RIGHT, UnevenClass.WRONG, "mlops-trainingg-user03", "mlops-backup")
            .map(name ->
                """
                <Bucket><CreationDate>2026-11-02T01:02:03.000Z</CreationDate><Name>%s</Name>\
                </Bucket>\
                """
                    .formatted(name))
            .collect(Collectors.joining());
    return Reply.xml(
        """
        <ListAllMyBucketsResult><Owner><ID>owner</ID></Owner><Buckets>%s</Buckets>\
        </ListAllMyBucketsResult>\
        """
            .formatted(entries));
  }

  static Reply encryption(String bucket) {
    boolean right = bucket.equals(UnevenClass.RIGHT);
    return Reply.xml(
        """
        <ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>\
        <SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/%s</KMSMasterKeyID>\
        </ApplyServerSideEncryptionByDefault>%s</Rule></ServerSideEncryptionConfiguration>\
        """
            .formatted(
                right ? "right" : "wrong",
                right
                    ? "<BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType>"
                        + "</BlockedEncryptionTypes>"
                    : ""));
  }

  private static Reply publicAcl() {
    return Reply.xml(
        """
        <AccessControlPolicy><Owner><ID>owner</ID></Owner><AccessControlList><Grant>\
        <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">\
        <URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>\
        <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>\
        """);
  }

  /// Lets everybody in, and one stranger by name.
  static Reply policy(String resource, String action) {
    return Reply.json(
        """
        {"Version":"2012-10-17","Statement":[\
        {"Sid":"All","Effect":"Allow","Principal":"*","Action":"%1$s","Resource":"%2$s"},\
        {"Sid":"One","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},\
        "Action":"%1$s","Resource":"%2$s"}]}\
        """
            .formatted(action, resource));
  }
}
