package io.github.mlopsaudit.local;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Clients of a local AWS. There are none of a real one: the sample class must never land there.
final class Clients implements AutoCloseable {
  private final Map<String, String> environment;
  private final SdkHttpClient http = Apache5HttpClient.create();

  /// @throws IllegalArgumentException if the environment has no endpoint, and so means real AWS
  Clients(Map<String, String> environment) {
    if (!environment.containsKey("AWS_ENDPOINT_URL")) {
      throw new IllegalArgumentException(
          "AWS_ENDPOINT_URL is not set: the sample class is for a local AWS only");
    }
    this.environment = Map.copyOf(environment);
  }

  Region region() {
    return Region.of(environment.getOrDefault("AWS_REGION", LocalAws.REGION));
  }

  S3Client s3(Region region) {
    return build(S3Client.builder().forcePathStyle(true), region);
  }

  /// S3 in the class's region, as somebody of another account calls it. On ministack, whose keys
  /// are numbers, the account's number is the key; moto makes any role.
  S3Client s3(String account) {
    if (environment.getOrDefault("AWS_ACCESS_KEY_ID", "").matches("\\d{12}")) {
      return build(
          S3Client.builder().forcePathStyle(true),
          region(),
          AwsBasicCredentials.create(account, "local"));
    }
    Credentials credentials =
        build(StsClient.builder(), region())
            .assumeRole(request ->
                request.roleArn("arn:aws:iam::" + account + ":role/owner").roleSessionName("owner"))
            .credentials();
    return build(
        S3Client.builder().forcePathStyle(true),
        region(),
        AwsSessionCredentials.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
  }

  KmsClient kms() {
    return build(KmsClient.builder(), region());
  }

  EcrClient ecr() {
    return build(EcrClient.builder(), region());
  }

  DynamoDbClient dynamoDb() {
    return build(DynamoDbClient.builder(), region());
  }

  SnsClient sns() {
    return build(SnsClient.builder(), region());
  }

  SqsClient sqs() {
    return build(SqsClient.builder(), region());
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, Region region) {
    return build(
        builder,
        region,
        AwsBasicCredentials.create(
            environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
            environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "local")));
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, Region region, AwsCredentials credentials) {
    return builder
        .region(region)
        .endpointOverride(URI.create(environment.getOrDefault("AWS_ENDPOINT_URL", "")))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(http)
        .build();
  }

  /// Closes the connections, which all clients share.
  @Override
  public void close() {
    http.close();
  }
}
