package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Asks STS who we are.
public final class IdentityReader {

  private final AwsClients clients;

  public IdentityReader(AwsClients clients) {
    this.clients = clients;
  }

  /// Reads the identity.
  ///
  /// @throws NoIdentityException if there is none to be had
  public Identity read() {
    resolveCredentials();
    try {
      GetCallerIdentityResponse answer = clients.sts().getCallerIdentity();
      return new Identity(promised(answer.account(), "Account"), promised(answer.arn(), "Arn"));
    } catch (AwsServiceException e) {
      throw refused(e);
    } catch (SdkClientException e) {
      throw unreachable(SdkFailure.unreadable("", e).detail(), e);
    } catch (MalformedAnswerException e) {
      throw unreachable("its answer is none: " + e.getMessage(), e);
    }
  }

  // Apart from the call, so that missing credentials are not taken for a missing network.
  private void resolveCredentials() {
    try {
      clients.settings().credentials().resolveCredentials();
    } catch (SdkClientException e) {
      throw NoIdentityException.nobody(
          "No AWS credentials found. Run 'aws configure' or 'aws sso login', or set AWS_PROFILE to a"
              + " profile that there is, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
          e);
    }
  }

  private NoIdentityException refused(AwsServiceException e) {
    String code = SdkFailure.code(e);
    if (e.statusCode() >= 500 || e.isThrottlingException()) {
      return unreachable(code, e);
    }
    if (code.startsWith("Expired")) {
      return NoIdentityException.nobody(
          "The AWS credentials have expired ("
              + code
              + "). Sign in again ('aws sso login'), or renew AWS_ACCESS_KEY_ID,"
              + " AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.",
          e);
    }
    return NoIdentityException.nobody(
        "AWS does not accept the credentials ("
            + code
            + "). Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and"
            + " AWS_SESSION_TOKEN.",
        e);
  }

  private NoIdentityException unreachable(String reason, Throwable e) {
    AwsSettings settings = clients.settings();
    String where =
        settings
            .endpoints()
            .findOverride(Api.STS)
            .map(url -> "at " + url)
            .orElse("in region " + settings.region());
    return NoIdentityException.unanswered(
        "AWS STS does not answer "
            + where
            + " ("
            + reason
            + "). Check the network, AWS_REGION and AWS_ENDPOINT_URL.",
        e);
  }
}
