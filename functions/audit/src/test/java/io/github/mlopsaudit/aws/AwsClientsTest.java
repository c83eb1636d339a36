package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AwsClientsTest {

  private static final String REGION = "ap-northeast-2";

  @Test
  void tellsTheSdkAwsOwnEndpointWhereTheVariableIsEmpty() {
    try (AwsClients clients = clients(Map.of("AWS_ENDPOINT_URL", ""))) {
      assertThat(clients.s3("eu-west-1").serviceClientConfiguration().endpointOverride())
          .contains(URI.create("https://s3.eu-west-1.amazonaws.com"));
      assertThat(clients.ecr("us-east-1").serviceClientConfiguration().endpointOverride())
          .contains(URI.create("https://api.ecr.us-east-1.amazonaws.com"));
      assertThat(clients.dynamoDb().serviceClientConfiguration().endpointOverride())
          .contains(URI.create("https://dynamodb.ap-northeast-2.amazonaws.com"));
    }
  }

  @Test
  void leavesTheEndpointToTheSdkWithoutTheVariable() {
    try (AwsClients clients = clients(Map.of())) {
      assertThat(clients.sns().serviceClientConfiguration().endpointOverride()).isEmpty();
      assertThat(clients.ssm().serviceClientConfiguration().endpointOverride()).isEmpty();
    }
  }

  @Test
  void buildsEachClientOnce() {
    try (AwsClients clients = clients(Map.of())) {
      assertThat(clients.s3()).isSameAs(clients.s3(REGION)).isNotSameAs(clients.s3("us-east-1"));
      assertThat(clients.sts()).isSameAs(clients.sts());
    }
  }

  private static AwsClients clients(Map<String, String> environment) {
    return new AwsClients(AwsSettings.from(environment, REGION));
  }
}
