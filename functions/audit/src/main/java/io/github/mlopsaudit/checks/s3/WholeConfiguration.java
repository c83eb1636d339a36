package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;

/// A configuration of a bucket that its PUT replaces as a whole: it is read, changed and put back.
/// What could not be read is not put.
enum WholeConfiguration {
  LIFECYCLE("lifecycle", "bucket-lifecycle-configuration", "NoSuchLifecycleConfiguration"),
  ENCRYPTION("encryption", "bucket-encryption", "ServerSideEncryptionConfigurationNotFoundError");

  private final String file;
  private final String operation;
  private final String absent;

  WholeConfiguration(String file, String operation, String absent) {
    this.file = file;
    this.operation = operation;
    this.absent = absent;
  }

  /// The commands. The Python program gets the file with what was read, empty where there was
  /// nothing, the file to write, and the argument; it has no single quote.
  String change(String bucket, String program, String argument) {
    String name = bucket + "-" + file;
    return """
    aws s3api get-%1$s --bucket %2$s > %3$s.json 2> %3$s.err || grep -q %4$s %3$s.err || ! cat %3$s.err && \\
    python3 -c '%5$s' %3$s.json %3$s-new.json %6$s && \\
    aws s3api put-%1$s --bucket %2$s --cli-input-json file://%3$s-new.json\
    """
        .formatted(operation, word(bucket), word(name), absent, program, word(argument));
  }
}
