package io.github.mlopsaudit.aws;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// How AWS is called: where, as whom, how many calls at once, and how patiently.
public record AwsSettings(
    String region,
    AwsCredentialsProvider credentials,
    Endpoints endpoints,
    int concurrency,
    Patience patience) {

  private static final int CONCURRENCY = 64;

  /// How long a call may take in all and at each attempt, how often it is tried (ECR has low limits
  /// of calls per second, hence more often), and the pause that grows between attempts.
  public record Patience(
      Duration call, Duration attempt, int attempts, int ecrAttempts, Duration pause) {

    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(30), Duration.ofSeconds(10), 5, 8, Duration.ofMillis(100));
  }

  /// Reads the usual AWS variables. Keys in the environment are used as they are; without them the
  /// SDK looks where it always looks: profile, container, instance.
  ///
  /// @throws IllegalArgumentException if an endpoint variable is no URL
  public static AwsSettings from(Map<String, String> environment, String region) {
    return new AwsSettings(
        region,
        credentials(environment),
        Endpoints.from(environment),
        CONCURRENCY,
        Patience.DEFAULT);
  }

  private static AwsCredentialsProvider credentials(Map<String, String> environment) {
    String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "").strip();
    String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "").strip();
    String token = environment.getOrDefault("AWS_SESSION_TOKEN", "").strip();
    if (!key.isEmpty() && !secret.isEmpty()) {
      return StaticCredentialsProvider.create(
          token.isEmpty()
              ? AwsBasicCredentials.create(key, secret)
              : AwsSessionCredentials.create(key, secret, token));
    }
    DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
    String profile = environment.getOrDefault("AWS_PROFILE", "").strip();
    return profile.isEmpty() ? chain.build() : chain.profileName(profile).build();
  }

  /// How many of the calls at once S3 may take, and ECR as many again. What is left is for the
  /// writes, which come later and would else find all connections taken.
  int readsPerService() {
    return Math.max(1, concurrency * 3 / 8);
  }

  public AwsSettings withConcurrency(int calls) {
    return new AwsSettings(region, credentials, endpoints, calls, patience);
  }

  public AwsSettings withPatience(Patience other) {
    return new AwsSettings(region, credentials, endpoints, concurrency, other);
  }
}
