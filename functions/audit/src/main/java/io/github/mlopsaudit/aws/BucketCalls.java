package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.aws.MalformedAnswerException.promised;

import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Website;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Response;

/// The calls that ask one bucket, each answered in our words. All say whose bucket it has to be.
record BucketCalls(S3Client s3, String bucket, String owner) {

  private static final int ATTEMPTS = 3;

  NameStatus nameStatus() {
    try {
      s3.headBucket(request -> request.bucket(bucket).expectedBucketOwner(owner));
      return NameStatus.OURS;
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case 404 -> NameStatus.FREE;
        case 403, 301 -> NameStatus.TAKEN;
        default -> throw e;
      };
    }
  }

  /// The region, which the oldest answers write in two ways of their own.
  /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html
  String region() {
    var answer = s3.getBucketLocation(request -> request.bucket(bucket).expectedBucketOwner(owner));
    requireBody(answer);
    return switch (Optional.ofNullable(answer.locationConstraintAsString()).orElse("")) {
      case "" -> "us-east-1";
      case "EU" -> "eu-west-1";
      case String other -> other;
    };
  }

  /// Of what says by leaving out an element that something is not set, nothing at all says nothing.
  private static void requireBody(S3Response answer) {
    if (answer
        .sdkHttpResponse()
        .firstMatchingHeader("Content-Length")
        .filter("0"::equals)
        .isPresent()) {
      throw new MalformedAnswerException("the answer is empty");
    }
  }

  BlockPublicAccess blockPublicAccess() {
    return SdkFailure.unless(
        "NoSuchPublicAccessBlockConfiguration", BlockPublicAccess.NONE, this::askBlockPublicAccess);
  }

  private BlockPublicAccess askBlockPublicAccess() {
    var flags =
        promised(
            s3.getPublicAccessBlock(request -> request.bucket(bucket).expectedBucketOwner(owner))
                .publicAccessBlockConfiguration(),
            "PublicAccessBlockConfiguration");
    return new BlockFlags(
            flags.blockPublicAcls(),
            flags.ignorePublicAcls(),
            flags.blockPublicPolicy(),
            flags.restrictPublicBuckets())
        .toCore();
  }

  PolicyStatus policyStatus() {
    return SdkFailure.unless("NoSuchBucketPolicy", PolicyStatus.NO_POLICY, this::askPolicyStatus);
  }

  // Local AWSes answer this call with something else, in which IsPublic is missing.
  private PolicyStatus askPolicyStatus() {
    var answer =
        s3.getBucketPolicyStatus(request -> request.bucket(bucket).expectedBucketOwner(owner));
    boolean isPublic =
        promised(promised(answer.policyStatus(), "PolicyStatus").isPublic(), "IsPublic");
    return isPublic ? PolicyStatus.PUBLIC : PolicyStatus.NOT_PUBLIC;
  }

  PolicyDocument policy() {
    return SdkFailure.unless(
        "NoSuchBucketPolicy",
        PolicyDocument.NONE,
        () -> document(promised(askPolicy(1), "Policy")));
  }

  /// What breaks off in the midst of a policy the SDK does not repeat, nor calls a failure of its
  /// own.
  private @Nullable String askPolicy(int attempt) {
    try {
      return s3.getBucketPolicy(request -> request.bucket(bucket).expectedBucketOwner(owner))
          .policy();
    } catch (UncheckedIOException e) {
      if (attempt == ATTEMPTS) {
        throw SdkClientException.create("the answer to GetBucketPolicy breaks off", e);
      }
      return askPolicy(attempt + 1);
    }
  }

  /// S3 takes no policy without statements: what has none is another answer.
  private static PolicyDocument document(String json) {
    if (!json.contains("Statement")) {
      throw new MalformedAnswerException("Statement is missing");
    }
    return new PolicyDocument(json);
  }

  Website website() {
    return SdkFailure.unless("NoSuchWebsiteConfiguration", Website.NONE, this::askWebsite);
  }

  // AWS's configurations have one or the other.
  private Website askWebsite() {
    var answer = s3.getBucketWebsite(request -> request.bucket(bucket).expectedBucketOwner(owner));
    if (answer.indexDocument() == null && answer.redirectAllRequestsTo() == null) {
      throw new MalformedAnswerException("IndexDocument is missing");
    }
    return Website.CONFIGURED;
  }

  Versioning versioning() {
    var answer =
        s3.getBucketVersioning(request -> request.bucket(bucket).expectedBucketOwner(owner));
    requireBody(answer);
    return new Versioning(status(answer.statusAsString()), mfaDelete(answer.mfaDeleteAsString()));
  }

  private static Versioning.Status status(@Nullable String status) {
    return switch (status) {
      case null -> Versioning.Status.NEVER;
      case "Enabled" -> Versioning.Status.ENABLED;
      case "Suspended" -> Versioning.Status.SUSPENDED;
      default -> throw new MalformedAnswerException("Status is " + status);
    };
  }

  private static boolean mfaDelete(@Nullable String status) {
    return switch (status) {
      case null -> false;
      case "Enabled" -> true;
      case "Disabled" -> false;
      default -> throw new MalformedAnswerException("MFADelete is " + status);
    };
  }
}
