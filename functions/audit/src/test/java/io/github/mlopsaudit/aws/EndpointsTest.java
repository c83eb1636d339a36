package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointsTest {

  private static final String REGION = "ap-northeast-2";

  @Test
  void leavesTheEndpointToTheSdkWhereNoVariableIsThere() {
    assertThat(Endpoints.from(Map.of()).find(Api.S3, REGION)).isEmpty();
  }

  @Test
  void takesTheVariableOfAllForEach() {
    Endpoints endpoints = Endpoints.from(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:5000"));

    assertThat(Api.values())
        .allSatisfy(api ->
            assertThat(endpoints.find(api, REGION)).contains(URI.create("http://127.0.0.1:5000")));
  }

  @Test
  void prefersTheVariableOfTheApi() {
    Endpoints endpoints =
        Endpoints.from(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:5000",
                "AWS_ENDPOINT_URL_S3_CONTROL", "http://127.0.0.1:6000",
                "AWS_ENDPOINT_URL_S3", " "));

    assertThat(endpoints.findOverride(Api.S3_CONTROL))
        .contains(URI.create("http://127.0.0.1:6000"));
    assertThat(endpoints.findOverride(Api.S3)).contains(URI.create("http://127.0.0.1:5000"));
  }

  @Test
  void takesAnEmptyVariableForAwsItself() {
    Endpoints endpoints = Endpoints.from(Map.of("AWS_ENDPOINT_URL", ""));

    assertThat(endpoints.findOverride(Api.ECR)).isEmpty();
    assertThat(endpoints.find(Api.ECR, REGION))
        .contains(URI.create("https://api.ecr.ap-northeast-2.amazonaws.com"));
    assertThat(endpoints.find(Api.S3_CONTROL, REGION))
        .contains(URI.create("https://s3-control.ap-northeast-2.amazonaws.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "ap-northeast-2, https://iam.amazonaws.com, us-east-1",
    "cn-north-1, https://iam.cn-north-1.amazonaws.com.cn, cn-north-1"
  })
  void knowsTheOneEndpointOfIam(String region, URI endpoint, String signedFor) {
    Endpoints endpoints = Endpoints.from(Map.of("AWS_ENDPOINT_URL", ""));

    assertThat(endpoints.find(Api.IAM, region)).contains(endpoint);
    assertThat(Api.IAM.signingRegion(region)).isEqualTo(signedFor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:5000", "127.0.0.1", "ftp://host", "http://", "http://a b"})
  void refusesWhatIsNoUrl(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoints.from(Map.of("AWS_ENDPOINT_URL_ECR", text)))
        .withMessageStartingWith("AWS_ENDPOINT_URL_ECR is '" + text + "'; write it as http://");
  }
}
