package io.github.mlopsaudit.cli.deploy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Who calls a local AWS, as AWS variables say it.
public record Caller(Map<String, String> environment) {

  public Caller {
    environment = Map.copyOf(environment);
  }

  private String value(String name) {
    return Objects.requireNonNull(environment.get(name), name);
  }

  /// The builder, led there.
  public <B extends AwsClientBuilder<B, C>, C> B lead(B builder) {
    return builder
        .endpointOverride(URI.create(value("AWS_ENDPOINT_URL")))
        .region(Region.of(value("AWS_REGION")))
        .credentialsProvider(StaticCredentialsProvider.create(keys()));
  }

  private AwsCredentials keys() {
    String key = value("AWS_ACCESS_KEY_ID");
    String secret = value("AWS_SECRET_ACCESS_KEY");
    @Nullable String token = environment.get("AWS_SESSION_TOKEN");
    return token == null
        ? AwsBasicCredentials.create(key, secret)
        : AwsSessionCredentials.create(key, secret, token);
  }

  /// The variables of somebody who has taken the role, as Lambda gives them to a function.
  public Map<String, String> as(String roleArn) {
    try (StsClient sts = lead(StsClient.builder()).build()) {
      Credentials keys =
          sts.assumeRole(request -> request.roleArn(roleArn).roleSessionName("local"))
              .credentials();
      Map<String, String> all = new HashMap<>(environment);
      all.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
      all.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
      all.put("AWS_SESSION_TOKEN", keys.sessionToken());
      return all;
    }
  }
}
