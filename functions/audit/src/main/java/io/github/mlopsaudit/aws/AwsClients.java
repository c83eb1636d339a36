package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.aws.AwsSettings.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK clients, each built when first asked for, all on one connection pool.
public final class AwsClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  static {
    XmlParser.chooseOfJdk();
  }

  private final AwsSettings settings;
  private final SdkHttpClient http;
  private final RequestCounter requests = new RequestCounter();
  private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

  public AwsClients(AwsSettings settings) {
    this(
        settings,
        Apache5HttpClient.builder()
            .maxConnections(settings.concurrency())
            .connectionAcquisitionTimeout(settings.patience().call())
            .connectionTimeout(CONNECT_TIMEOUT)
            .socketTimeout(settings.patience().attempt())
            .build());
  }

  private AwsClients(AwsSettings settings, SdkHttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  /// Clients of an AWS in memory, for a rehearsal.
  public static AwsClients inMemory(AwsSettings settings) {
    return new AwsClients(settings, new RehearsedAws());
  }

  public AwsSettings settings() {
    return settings;
  }

  /// How many requests all clients together have sent until now, repeated ones included.
  public long requestsSent() {
    return requests.sent();
  }

  public S3Client s3() {
    return s3(settings.region());
  }

  /// The client for buckets of one region. Each bucket is asked in its own region, which its
  /// listing names: with cross-region access switched on instead, the SDK would repeat every call
  /// that fails with `x-amz-bucket-region` in the answer, denied ones included. Path style, because
  /// a host name per bucket would open connections for each bucket.
  public S3Client s3(String region) {
    return client(
        "s3/" + region,
        S3Client.class,
        () -> configured(S3Client.builder(), Api.S3, region).forcePathStyle(true).build());
  }

  /// The client for the reports, which waits by itself where S3 throttles it: that for buckets
  /// leaves this to whoever reads many.
  public S3Client s3Reports() {
    return client("s3 reports", S3Client.class, this::buildS3Reports);
  }

  private S3Client buildS3Reports() {
    StandardRetryStrategy retries = Retries.usual(settings.patience());
    return configured(S3Client.builder(), Api.S3, settings.region(), retries)
        .forcePathStyle(true)
        .build();
  }

  /// Signs links to objects. It holds nothing that other clients use; whoever takes it closes it.
  public S3Presigner s3Presigner() {
    S3Presigner.Builder builder =
        S3Presigner.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(settings.credentials())
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build());
    settings.endpoints().find(Api.S3, settings.region()).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  public S3ControlClient s3Control() {
    return client("s3control", S3ControlClient.class, this::buildS3Control);
  }

  private S3ControlClient buildS3Control() {
    S3ControlClientBuilder builder =
        configured(S3ControlClient.builder(), Api.S3_CONTROL, settings.region());
    // S3 Control puts the account id before the host, and no local AWS has such a host.
    settings
        .endpoints()
        .findOverride(Api.S3_CONTROL)
        .map(url -> Endpoint.builder().url(url).build())
        .ifPresent(
            endpoint -> builder.endpointProvider(_ -> CompletableFuture.completedFuture(endpoint)));
    return builder.build();
  }

  public EcrClient ecr(String region) {
    return client(
        "ecr/" + region,
        EcrClient.class,
        () -> configured(EcrClient.builder(), Api.ECR, region).build());
  }

  public KmsClient kms(String region) {
    return client(
        "kms/" + region,
        KmsClient.class,
        () -> configured(KmsClient.builder(), Api.KMS, region).build());
  }

  public IamClient iam() {
    String region = Api.IAM.signingRegion(settings.region());
    return client(
        "iam", IamClient.class, () -> configured(IamClient.builder(), Api.IAM, region).build());
  }

  public StsClient sts() {
    return client("sts", StsClient.class, () -> here(StsClient.builder(), Api.STS).build());
  }

  public DynamoDbClient dynamoDb() {
    return client(
        "dynamodb",
        DynamoDbClient.class,
        () -> here(DynamoDbClient.builder(), Api.DYNAMODB).build());
  }

  public SnsClient sns() {
    return client("sns", SnsClient.class, () -> here(SnsClient.builder(), Api.SNS).build());
  }

  public SsmClient ssm() {
    return client("ssm", SsmClient.class, () -> here(SsmClient.builder(), Api.SSM).build());
  }

  private <C extends SdkClient> C client(String key, Class<C> type, Supplier<C> build) {
    return type.cast(clients.computeIfAbsent(key, _ -> build.get()));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B here(
      B builder, Api api) {
    return configured(builder, api, settings.region());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Api api, String region) {
    return configured(builder, api, region, retries(api));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, Api api, String region, StandardRetryStrategy retries) {
    Patience patience = settings.patience();
    builder
        .httpClient(http)
        .region(Region.of(region))
        .credentialsProvider(settings.credentials())
        .overrideConfiguration(configuration ->
            configuration
                .apiCallTimeout(patience.call())
                .apiCallAttemptTimeout(patience.attempt())
                .retryStrategy(retries)
                .addExecutionInterceptor(requests));
    settings.endpoints().find(api, region).ifPresent(builder::endpointOverride);
    return builder;
  }

  private StandardRetryStrategy retries(Api api) {
    Patience patience = settings.patience();
    return switch (api) {
      case SNS -> Retries.ofMessages(patience);
      case ECR -> Retries.paced(patience, patience.ecrAttempts());
      case S3, S3_CONTROL, KMS, IAM -> Retries.paced(patience, patience.attempts());
      case DYNAMODB, SSM, STS -> Retries.usual(patience);
    };
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
    http.close();
  }
}
