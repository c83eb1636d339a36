package io.github.mlopsaudit.checks.s3;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The commands that change the lifecycle of a bucket and keep its other rules. Rules of the old
/// form, with Prefix outside Filter, are put back in the new one: S3 takes no mixture.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
final class LifecycleRemedy {

  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N} !#-\\[\\]-~]");

  private static final String READ =
      """
      import json, sys; \
      c = json.loads(open(sys.argv[1]).read() or "{}"); rules = c.pop("Rules", []); \
      [r.update(Filter={"Prefix": r.pop("Prefix")}) for r in rules if "Prefix" in r]; \
      """;
  private static final String ADD =
      """
      new = json.loads(sys.argv[3]); rules = [r for r in rules if r.get("ID") != new["ID"]] + [new]; \
      """;
  private static final String DISABLE =
      """
      [r.update(Status="Disabled") for r in rules if r.get("ID", "") in json.loads(sys.argv[3])]; \
      """;
  private static final String WRITE =
      """
      json.dump(dict(c, LifecycleConfiguration={"Rules": rules}), open(sys.argv[2], "w"))\
      """;

  private LifecycleRemedy() {}

  static String abortUploads(String bucket) {
    return add(
        bucket,
        "mlops-abort-incomplete-uploads",
        "\"AbortIncompleteMultipartUpload\": {\"DaysAfterInitiation\": 7}");
  }

  static String expireNoncurrent(String bucket) {
    return add(
        bucket,
        "mlops-expire-noncurrent-versions",
        "\"NoncurrentVersionExpiration\": {\"NoncurrentDays\": 30}");
  }

  /// A rule for the whole bucket, in the place of one of the same id.
  private static String add(String bucket, String id, String action) {
    String rule =
        "{\"ID\": \"%s\", \"Status\": \"Enabled\", \"Filter\": {\"Prefix\": \"\"}, %s}"
            .formatted(id, action);
    return WholeConfiguration.LIFECYCLE.change(bucket, READ + ADD + WRITE, rule);
  }

  static String disable(String bucket, List<String> ids) {
    String list = ids.stream().map(LifecycleRemedy::json).collect(joining(", ", "[", "]"));
    return WholeConfiguration.LIFECYCLE.change(bucket, READ + DISABLE + WRITE, list);
  }

  /// A JSON string. Whoever may write the lifecycle names the rules: what could end the string or
  /// the line, or steer a terminal, is escaped.
  private static String json(String text) {
    String escaped = UNSAFE.matcher(text).replaceAll(found -> escape(found.group()));
    return '"' + escaped + '"';
  }

  private static String escape(String text) {
    return text.chars()
        .mapToObj(c -> String.format(Locale.ROOT, "\\\\u%04x", c))
        .collect(joining());
  }
}
