package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

final class AwsSettingsTest {

  private static final String REGION = "ap-northeast-2";

  @Test
  void usesTheKeysOfTheEnvironment() {
    AwsSettings settings =
        AwsSettings.from(
            Map.of("AWS_ACCESS_KEY_ID", "AKIA1", "AWS_SECRET_ACCESS_KEY", "secret"), REGION);

    assertThat(settings.credentials().resolveCredentials())
        .isEqualTo(AwsBasicCredentials.create("AKIA1", "secret"));
  }

  @Test
  void usesTheSessionTokenWithThem() {
    AwsSettings settings =
        AwsSettings.from(
            Map.of(
                "AWS_ACCESS_KEY_ID", "ASIA1",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "token"),
            REGION);

    assertThat(settings.credentials().resolveCredentials())
        .isEqualTo(AwsSessionCredentials.create("ASIA1", "secret", "token"));
  }

  @Test
  void leavesHalfAKeyToTheSdk() {
    AwsSettings settings = AwsSettings.from(Map.of("AWS_ACCESS_KEY_ID", "AKIA1"), REGION);

    assertThat(settings.credentials()).isInstanceOf(DefaultCredentialsProvider.class);
  }

  @Test
  void callsSixtyFourAtOnceUnlessToldOtherwise() {
    AwsSettings settings = AwsSettings.from(Map.of(), REGION);

    assertThat(settings.concurrency()).isEqualTo(64);
    assertThat(settings.withConcurrency(8).concurrency()).isEqualTo(8);
  }
}
