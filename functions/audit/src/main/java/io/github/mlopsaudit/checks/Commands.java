package io.github.mlopsaudit.checks;

import java.util.regex.Pattern;

/// Words of the shell commands that remedies are made of.
public final class Commands {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

  private Commands() {}

  /// The text as one word of a POSIX shell, quoted where it must be.
  public static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /// All four flags at once: the call replaces what was there.
  public static String blockPublicAccess(String bucket) {
    return "aws s3api put-public-access-block --bucket "
        + word(bucket)
        + " --public-access-block-configuration"
        + " BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true";
  }

  /// A new bucket; us-east-1 is the one region that refuses a location constraint.
  public static String createBucket(String bucket, String region) {
    String command =
        "aws s3api create-bucket --bucket " + word(bucket) + " --region " + word(region);
    return region.equals("us-east-1")
        ? command
        : command + " --create-bucket-configuration LocationConstraint=" + word(region);
  }
}
