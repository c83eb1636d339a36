package io.github.mlopsaudit.cli.doctor;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// One thing that the doctor looked at. `says` is what was seen, `todo` what to do about it, empty
/// where nothing is to be done.
public record Finding(String area, String subject, Status status, String says, String todo) {

  /// What to do about what is not as the template has it.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
  static final String PUT_BACK =
      "Changed or deleted by hand, which a deploy of the same template does not see. Console: CloudFormation, the stack, Create change set, drift-aware; else put it back as template.yaml has it: docs/runbook.md, 'Changed by hand'.";

  private static final int FORBIDDEN = 403;

  static Finding ok(String area, String subject, String says) {
    return new Finding(area, subject, Status.OK, says, "");
  }

  static Finding notAsked(String area, String subject, String says) {
    return new Finding(area, subject, Status.NOT_ASKED, says, "");
  }

  static Finding warning(String area, String subject, String says, String todo) {
    return new Finding(area, subject, Status.WARNING, says, todo);
  }

  static Finding fault(String area, String subject, String says, String todo) {
    return new Finding(area, subject, Status.FAULT, says, todo);
  }

  /// Something only the doctor asks, so that it is no fault of the audit if it may not.
  static Finding couldNotAsk(String area, String subject, String action, SdkException e) {
    return new Finding(
        area,
        subject,
        Status.COULD_NOT_ASK,
        isDenied(e) ? "denied" : reason(e),
        isDenied(e)
            ? "Sign in as somebody who may " + action + ", and try again."
            : "Try again; if it stays, look at https://health.aws.amazon.com and at AWS_ENDPOINT_URL.");
  }

  /// Something that the audit does, too. Where it does so with other rights, these say nothing.
  static Finding refused(Patient patient, String area, String action, SdkException e) {
    return isDenied(e) && patient.hasRightsOfAudit()
        ? fault(
            area,
            action,
            "denied",
            "Allow " + action + " to who runs the audit; the template's role has it.")
        : couldNotAsk(area, action, action, e);
  }

  static boolean isDenied(SdkException e) {
    return e instanceof AwsServiceException answer
        && (answer.statusCode() == FORBIDDEN
            || code(answer).startsWith("AccessDenied")
            || code(answer).startsWith("AuthorizationError"));
  }

  static String reason(SdkException e) {
    return e instanceof AwsServiceException answer ? code(answer) : String.valueOf(e.getMessage());
  }

  static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
        ? "HTTP " + answer.statusCode()
        : answer.awsErrorDetails().errorCode();
  }
}
