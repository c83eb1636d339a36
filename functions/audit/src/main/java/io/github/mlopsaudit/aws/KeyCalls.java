package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.KmsKey;
import io.github.mlopsaudit.core.KmsKey.State;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/// The call that asks KMS for the key that a bucket names, by key id, alias or the ARN of either. A
/// name that is no ARN means the account and region of the bucket.
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
record KeyCalls(AwsClients clients, String account, String bucketRegion) {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:kms:(?<region>[a-z0-9-]+):(?<account>\\d{12}):.+");

  KmsKey key(String name) {
    Matcher arn = ARN.matcher(name);
    boolean full = arn.matches();
    String region = full ? arn.group("region") : bucketRegion;
    String owner = full ? arn.group("account") : account;
    return SdkFailure.unless(
        "NotFoundException", new KmsKey(name, owner, State.NOT_FOUND), () -> ask(region, name));
  }

  private KmsKey ask(String region, String name) {
    KeyMetadata key =
        promised(
            clients.kms(region).describeKey(request -> request.keyId(name)).keyMetadata(),
            "KeyMetadata");
    return new KmsKey(
        promised(key.arn(), "Arn"),
        promised(key.awsAccountId(), "AWSAccountId"),
        state(promised(key.keyStateAsString(), "KeyState")));
  }

  private static State state(String state) {
    return switch (state) {
      case "Creating" -> State.CREATING;
      case "Enabled" -> State.ENABLED;
      case "Disabled" -> State.DISABLED;
      case "PendingDeletion" -> State.PENDING_DELETION;
      case "PendingImport" -> State.PENDING_IMPORT;
      case "PendingReplicaDeletion" -> State.PENDING_REPLICA_DELETION;
      case "Unavailable" -> State.UNAVAILABLE;
      case "Updating" -> State.UPDATING;
      default -> throw new MalformedAnswerException("KeyState is " + state);
    };
  }
}
