package io.github.mlopsaudit.aws;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// An AWS in memory with one bucket and one repository, which opens no connection: enough of it for
/// a rehearsal to go through the whole audit. What it does not know it answers with something
/// empty, which the audit takes for unreadable.
final class RehearsedAws implements SdkHttpClient {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /// By what the name of the operation's request holds: JSON services name it in a header.
  private static final Map<String, String> JSON =
      Map.of(
          "DescribeRepositories",
          """
          {"repositories":[{"repositoryName":"mlops-user01-training","repositoryUri":"u","createdAt":0,\
          "imageTagMutability":"IMMUTABLE","encryptionConfiguration":{"encryptionType":"AES256"}}]}\
          """,
          "DescribeImages",
          "{\"imageDetails\":[{\"imageDigest\":\"sha256:0\",\"imageTags\":[\"v1\"],\"imagePushedAt\":0}]}",
          "DescribeImageScanFindings",
          "{\"imageScanStatus\":{\"status\":\"COMPLETE\"},\"imageScanFindings\":{\"findingSeverityCounts\":{\"HIGH\":1}}}",
          "GetRepositoryPolicy",
          "{\"policyText\":\"{\\\"Statement\\\":[]}\"}",
          "GetLifecyclePolicy",
          "{\"lifecyclePolicyText\":\"{\\\"rules\\\":[]}\"}",
          "Query",
          "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}");

  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::000000000000:root</Arn>\
      <UserId>000000000000</UserId><Account>000000000000</Account></GetCallerIdentityResult>\
      </GetCallerIdentityResponse>\
      """;
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>0</MessageId></PublishResult></PublishResponse>";
  private static final String SUBSCRIBED =
      """
      <GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry>\
      <key>SubscriptionsConfirmed</key><value>1</value></entry></Attributes>\
      </GetTopicAttributesResult></GetTopicAttributesResponse>\
      """;
  private static final String BUCKETS =
      """
      <ListAllMyBucketsResult><Owner><ID>0</ID></Owner><Buckets><Bucket>\
      <Name>mlops-training-user01</Name><CreationDate>1970-01-01T00:00:00.000Z</CreationDate>\
      <BucketRegion>ap-northeast-2</BucketRegion></Bucket></Buckets></ListAllMyBucketsResult>\
      """;
  private static final String CONTENTS =
      "<ListBucketResult><Name>mlops-training-user01</Name><KeyCount>0</KeyCount></ListBucketResult>";

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return answer(request);
      }

      @Override
      public void abort() {
        // There is nothing under way that could be.
      }
    };
  }

  private static HttpExecuteResponse answer(HttpExecuteRequest request) {
    // The latest report: there is none.
    boolean absent = request.httpRequest().method().name().equals("HEAD");
    return HttpExecuteResponse.builder()
        .response(SdkHttpFullResponse.builder().statusCode(absent ? NOT_FOUND : OK).build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(
                    absent ? new byte[0] : body(request).getBytes(StandardCharsets.UTF_8))))
        .build();
  }

  private static String body(HttpExecuteRequest request) {
    String host = request.httpRequest().host();
    String operation =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .orElse("")
            .replaceAll(".*\\.", "");
    if (!operation.isEmpty()) {
      return JSON.getOrDefault(operation, "{}");
    }
    if (host.startsWith("sts.")) {
      return IDENTITY;
    }
    if (host.startsWith("sns.")) {
      return form(request).startsWith("Action=GetTopicAttributes&") ? SUBSCRIBED : PUBLISHED;
    }
    String path = request.httpRequest().encodedPath();
    if (path.equals("/") || path.isEmpty()) {
      return BUCKETS;
    }
    return request.httpRequest().rawQueryParameters().containsKey("list-type")
        ? CONTENTS
        : "<Answer/>";
  }

  /// The body: services of the query protocol name the operation in it.
  private static String form(HttpExecuteRequest request) {
    return request
        .contentStreamProvider()
        .map(content -> SdkBytes.fromInputStream(content.newStream()).asUtf8String())
        .orElse("");
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
