package io.github.mlopsaudit.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The resource policies of the sample students.
final class SamplePolicies {
  /// The account of somebody's friend.
  static final String FRIEND = "444455556666";

  /// As the course page shows it, under "bucket not found".
  private static final String COURSE_PAGE =
      """
      {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::BUCKET/*"
      }
      """;

  private static final String GUEST_BOOK =
      """
      {
        "Sid": "AddYourPlots",
        "Effect": "Allow",
        "Principal": "*",
        "Action": ["s3:GetObject", "s3:PutObject"],
        "Resource": "arn:aws:s3:::BUCKET/*"
      }
      """;

  private static final String FRIEND_READS =
      """
      {
        "Sid": "ShareTrainingData",
        "Effect": "Allow",
        "Principal": {"AWS": "arn:aws:iam::%s:root"},
        "Action": ["s3:GetObject", "s3:ListBucket"],
        "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"]
      }
      """
          .formatted(FRIEND);

  private static final String TLS_ONLY =
      """
      {
        "Sid": "DenyInsecureTransport",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": ["arn:aws:s3:::BUCKET", "arn:aws:s3:::BUCKET/*"],
        "Condition": {"Bool": {"aws:SecureTransport": "false"}}
      }
      """;

  private static final String EVERYBODY_PULLS = pull("PullForMyColleague", "\"*\"");

  private static final String FRIEND_PULLS =
      pull("PullForMyFriend", "{\"AWS\": \"arn:aws:iam::" + FRIEND + ":root\"}");

  private SamplePolicies() {}

  /// The policy of the student's bucket, if there is to be one.
  static Optional<String> bucket(SampleStudent student) {
    List<String> statements = new ArrayList<>();
    if (student.has(Fault.PUBLIC_POLICY)) {
      statements.add(COURSE_PAGE);
    }
    if (student.has(Fault.PUBLIC_WRITE_POLICY)) {
      statements.add(GUEST_BOOK);
    }
    if (student.has(Fault.CROSS_ACCOUNT_POLICY)) {
      statements.add(FRIEND_READS);
    }
    if (student.has(Habit.TLS_ONLY)) {
      statements.add(TLS_ONLY);
    }
    return policy(statements).map(text -> text.replace("BUCKET", student.bucket()));
  }

  /// The policy of one of the student's repositories, if there is to be one.
  static Optional<String> repository(SampleStudent student, String repository) {
    List<String> statements = new ArrayList<>();
    if (student.has(Fault.PUBLIC_REPOSITORY) && repository.equals(student.repository("training"))) {
      statements.add(EVERYBODY_PULLS);
    }
    if (student.has(Fault.CROSS_ACCOUNT_REPOSITORY)
        && repository.equals(student.repository("inference"))) {
      statements.add(FRIEND_PULLS);
    }
    return policy(statements);
  }

  private static Optional<String> policy(List<String> statements) {
    return Optional.of(statements)
        .filter(some -> !some.isEmpty())
        .map(some ->
            "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", some) + "]}");
  }

  private static String pull(String sid, String principal) {
    return """
    {
      "Sid": "%s",
      "Effect": "Allow",
      "Principal": %s,
      "Action": [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer"
      ]
    }
    """
        .formatted(sid, principal);
  }
}
