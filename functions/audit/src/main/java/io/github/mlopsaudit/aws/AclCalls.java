package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.ObjectOwnership;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;
import software.amazon.awssdk.services.s3.model.OwnershipControls;

/// The calls that ask one bucket for its ACL, and whether ACLs count there at all.
record AclCalls(S3Client s3, String bucket, String owner) {

  Acl acl() {
    var answer = s3.getBucketAcl(request -> request.bucket(bucket).expectedBucketOwner(owner));
    if (!answer.hasGrants()) {
      throw new MalformedAnswerException("AccessControlList is missing");
    }
    return new Acl(
        promised(promised(answer.owner(), "Owner").id(), "Owner.ID"),
        answer.grants().stream().map(AclCalls::grant).toList());
  }

  private static Acl.Grant grant(Grant grant) {
    return new Acl.Grant(
        grantee(promised(grant.grantee(), "Grantee")),
        promised(grant.permissionAsString(), "Permission"));
  }

  /// A group has a URI, a user an id; the oldest grants name an e-mail address.
  private static String grantee(Grantee grantee) {
    return Optional.ofNullable(grantee.uri())
        .or(() -> Optional.ofNullable(grantee.id()))
        .or(() -> Optional.ofNullable(grantee.emailAddress()))
        .orElseThrow(() -> new MalformedAnswerException("Grantee has no name"));
  }

  ObjectOwnership ownership() {
    return SdkFailure.unless(
        "OwnershipControlsNotFoundError", ObjectOwnership.NOT_SET, this::askOwnership);
  }

  private ObjectOwnership askOwnership() {
    OwnershipControls controls =
        promised(
            s3.getBucketOwnershipControls(
                    request -> request.bucket(bucket).expectedBucketOwner(owner))
                .ownershipControls(),
            "OwnershipControls");
    String ownership =
        controls.rules().stream()
            .findFirst()
            .map(rule -> promised(rule.objectOwnershipAsString(), "ObjectOwnership"))
            .orElseThrow(() -> new MalformedAnswerException("Rule is missing"));
    return switch (ownership) {
      case "BucketOwnerEnforced" -> ObjectOwnership.BUCKET_OWNER_ENFORCED;
      case "BucketOwnerPreferred" -> ObjectOwnership.BUCKET_OWNER_PREFERRED;
      case "ObjectWriter" -> ObjectOwnership.OBJECT_WRITER;
      default -> throw new MalformedAnswerException("ObjectOwnership is " + ownership);
    };
  }
}
