package io.github.mlopsaudit.checks;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of the shell commands that remedies are made of.
public final class Commands {

  /// All four flags of Block Public Access: the calls replace what was there.
  public static final String ALL_BLOCKED =
      "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private Commands() {}

  /// The text as one word of bash, quoted where it must be. It stays on one line, whatever is in
  /// it, so that it can stand in a comment.
  public static String word(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return CONTROL.matcher(text).find()
        ? "$'"
            + CONTROL.matcher(text.replaceAll("['\\\\]", "\\\\$0")).replaceAll(Commands::code)
            + "'"
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String code(MatchResult control) {
    return Matcher.quoteReplacement("\\x%02x".formatted((int) control.group().charAt(0)));
  }

  public static String blockPublicAccess(String bucket) {
    return "aws s3api put-public-access-block --bucket "
        + word(bucket)
        + " --public-access-block-configuration "
        + ALL_BLOCKED;
  }

  /// The account's own block, which holds for each bucket in it.
  public static String blockAccount(String account) {
    return """
    # Check first that no bucket of this account, of the class or not, has to be public.
    aws s3control put-public-access-block --account-id %s --public-access-block-configuration %s\
    """
        .formatted(word(account), ALL_BLOCKED);
  }

  /// A new bucket; us-east-1 is the one region that refuses a location constraint.
  public static String createBucket(String bucket, String region) {
    String command =
        "aws s3api create-bucket --bucket " + word(bucket) + " --region " + word(region);
    return region.equals("us-east-1")
        ? command
        : command + " --create-bucket-configuration LocationConstraint=" + word(region);
  }

  /// A new repository, with what ECR gives it by default. Nothing where it is there: two remedies
  /// of one script may want the same.
  public static String createRepository(String repository, String region) {
    return "aws ecr describe-repositories --repository-names %1$s --region %2$s > /dev/null 2>&1 || aws ecr create-repository --repository-name %1$s --region %2$s"
        .formatted(word(repository), word(region));
  }

  /// A name for a file about the bucket or repository: what it is called, without slashes.
  public static String file(String name, String suffix) {
    return word(name.replace('/', '-') + suffix);
  }
}
