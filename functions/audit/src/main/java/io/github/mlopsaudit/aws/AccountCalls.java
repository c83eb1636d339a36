package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.BlockPublicAccess;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/// The calls that ask the account, each answered in our words.
record AccountCalls(S3ControlClient s3Control, String account) {

  BlockPublicAccess blockPublicAccess() {
    return SdkFailure.unless(
        "NoSuchPublicAccessBlockConfiguration", BlockPublicAccess.NONE, this::askBlockPublicAccess);
  }

  private BlockPublicAccess askBlockPublicAccess() {
    var flags =
        promised(
            s3Control
                .getPublicAccessBlock(request -> request.accountId(account))
                .publicAccessBlockConfiguration(),
            "PublicAccessBlockConfiguration");
    return new BlockFlags(
            flags.blockPublicAcls(),
            flags.ignorePublicAcls(),
            flags.blockPublicPolicy(),
            flags.restrictPublicBuckets())
        .toCore();
  }
}
