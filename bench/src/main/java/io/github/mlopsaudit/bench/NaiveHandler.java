package io.github.mlopsaudit.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The function as a first draft has it, for comparison: a client of each service with the SDK's
/// defaults, one call after the other. It asks what the audit asks and judges nothing.
public final class NaiveHandler implements RequestHandler<Map<String, Object>, String> {

  private final S3Client s3 = S3Client.builder().forcePathStyle(true).build();
  private final EcrClient ecr = EcrClient.create();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final SnsClient sns = SnsClient.create();
  private final StsClient sts = StsClient.create();

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    sts.getCallerIdentity();
    List<Bucket> buckets = s3.listBuckets().buckets();
    buckets.stream().map(Bucket::name).forEach(this::bucket);
    ecr.describeRepositories().repositories().forEach(r -> repository(r.repositoryName()));
    dynamoDb.putItem(put ->
        put.tableName(System.getenv("AUDIT_TABLE"))
            .item(Map.of("PK", AttributeValue.fromS("RUN"), "SK", AttributeValue.fromS("RUN"))));
    return sns.publish(publish ->
            publish.topicArn(System.getenv("AUDIT_TOPIC_ARN")).message(buckets.size() + " buckets"))
        .messageId();
  }

  private void bucket(String name) {
    ask(() -> s3.getBucketEncryption(get -> get.bucket(name)));
    ask(() -> s3.getBucketLifecycleConfiguration(get -> get.bucket(name)));
    ask(() -> s3.getBucketOwnershipControls(get -> get.bucket(name)));
    ask(() -> s3.getBucketPolicy(get -> get.bucket(name)));
    ask(() -> s3.getBucketPolicyStatus(get -> get.bucket(name)));
    ask(() -> s3.getBucketVersioning(get -> get.bucket(name)));
    ask(() -> s3.getBucketWebsite(get -> get.bucket(name)));
    ask(() -> s3.getPublicAccessBlock(get -> get.bucket(name)));
    ask(() -> s3.listObjectsV2(list -> list.bucket(name).delimiter("/")));
  }

  private void repository(String name) {
    ask(() -> ecr.describeImages(describe -> describe.repositoryName(name)));
    ask(() -> ecr.getLifecyclePolicy(get -> get.repositoryName(name)));
    ask(() -> ecr.getRepositoryPolicy(get -> get.repositoryName(name)));
  }

  /// That something is not configured is an answer too.
  private static void ask(Supplier<?> call) {
    try {
      var _ = call.get();
    } catch (AwsServiceException e) {
      if (e.statusCode() != 404 && e.statusCode() != 400) {
        throw e;
      }
    }
  }
}
