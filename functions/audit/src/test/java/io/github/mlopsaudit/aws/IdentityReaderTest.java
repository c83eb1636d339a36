package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mlopsaudit.local.stub.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentityReaderTest {

  @Test
  void readsAccountAndArn() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      assertThat(new IdentityReader(stubbed.clients).read())
          .isEqualTo(new Identity("123456789012", "arn:aws:iam::123456789012:user/auditor"));
    }
  }

  @Test
  void saysWhatToDoWithoutCredentials() {
    List<String> nowhere =
        List.of("aws.disableEc2Metadata", "aws.sharedCredentialsFile", "aws.configFile");
    nowhere.forEach(property -> System.setProperty(property, "true"));
    try (AwsClients clients = clients(Map.of("AWS_PROFILE", "nobody"))) {
      assertThatExceptionOfType(NoIdentityException.class)
          .isThrownBy(new IdentityReader(clients)::read)
          .withMessageStartingWith("No AWS credentials found. Run 'aws configure'");
    } finally {
      nowhere.forEach(System::clearProperty);
    }
  }

  @Test
  void saysThatTheCredentialsHaveExpired() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      stubbed.aws.on("sts:*").answer(Fault.error(403, "ExpiredToken"));

      assertThatExceptionOfType(NoIdentityException.class)
          .isThrownBy(new IdentityReader(stubbed.clients)::read)
          .withMessageStartingWith("The AWS credentials have expired (ExpiredToken). Sign in");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidClientTokenId", "SignatureDoesNotMatch", "AccessDenied"})
  void saysThatTheCredentialsAreNotAccepted(String code) {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      stubbed.aws.on("sts:*").answer(Fault.error(403, code));

      assertThatExceptionOfType(NoIdentityException.class)
          .isThrownBy(new IdentityReader(stubbed.clients)::read)
          .withMessageStartingWith("AWS does not accept the credentials (" + code + "). Check")
          .matches(e -> !e.isUnanswered());
    }
  }

  @Test
  void saysThatStsIsBroken() {
    try (StubbedClass stubbed = StubbedClass.of(1)) {
      stubbed.aws.on("sts:*").answer(Fault.broken());

      assertThatExceptionOfType(NoIdentityException.class)
          .isThrownBy(new IdentityReader(stubbed.clients)::read)
          .withMessageContaining("does not answer")
          .withMessageContaining("InternalError")
          .matches(NoIdentityException::isUnanswered);
    }
  }

  @Test
  void saysWhereNobodyListens() {
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_ACCESS_KEY_ID", "key",
            "AWS_SECRET_ACCESS_KEY", "secret");
    try (AwsClients clients = clients(environment)) {
      assertThatExceptionOfType(NoIdentityException.class)
          .isThrownBy(new IdentityReader(clients)::read)
          .withMessageStartingWith("AWS STS does not answer at http://127.0.0.1:1 (")
          .withMessageEndingWith("Check the network, AWS_REGION and AWS_ENDPOINT_URL.")
          .matches(NoIdentityException::isUnanswered);
    }
  }

  private static AwsClients clients(Map<String, String> environment) {
    return new AwsClients(
        AwsSettings.from(environment, StubbedClass.REGION).withPatience(StubbedClass.FEW_ATTEMPTS));
  }
}
