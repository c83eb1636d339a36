package io.github.mlopsaudit.cli.stack;

import io.github.mlopsaudit.aws.AwsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/// Clients of the services that an operator asks and the audit does not.
public final class OperatorClients implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final AwsSettings settings;
  private final Map<String, String> environment;
  private final SdkHttpClient http =
      Apache5HttpClient.builder().connectionTimeout(CONNECT_TIMEOUT).build();

  /// `environment` may lead elsewhere than to AWS by `AWS_ENDPOINT_URL` and
  /// `AWS_ENDPOINT_URL_<SERVICE>`.
  public OperatorClients(AwsSettings settings, Map<String, String> environment) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
  }

  public String region() {
    return settings.region();
  }

  public CloudFormationClient cloudFormation() {
    return build(CloudFormationClient.builder(), "CLOUDFORMATION");
  }

  public CloudWatchClient cloudWatch() {
    return build(CloudWatchClient.builder(), "CLOUDWATCH");
  }

  public LambdaClient lambda() {
    return build(LambdaClient.builder(), "LAMBDA");
  }

  public SchedulerClient scheduler() {
    return build(SchedulerClient.builder(), "SCHEDULER");
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, String service) {
    endpoint(service).ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(settings.region()))
        .credentialsProvider(settings.credentials())
        .httpClient(http)
        .overrideConfiguration(all -> all.apiCallTimeout(CALL_TIMEOUT))
        .build();
  }

  private Optional<URI> endpoint(String service) {
    return Stream.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL")
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(URI::create);
  }

  /// Closes the connections, which all clients share.
  @Override
  public void close() {
    http.close();
  }
}
