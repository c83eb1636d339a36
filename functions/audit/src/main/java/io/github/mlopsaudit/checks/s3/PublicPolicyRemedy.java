package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.policy.Exposure;
import java.util.Optional;

/// The commands that close a public bucket: the block first, which ends the exposure and loses
/// nothing; then a copy of the policy; then the policy without its public statements, the others
/// kept.
final class PublicPolicyRemedy {

  private PublicPolicyRemedy() {}

  static String of(String bucket, Optional<Exposure> exposure) {
    String copy = bucket + "-policy.json";
    String block = Commands.blockPublicAccess(bucket);
    String save =
        "aws s3api get-bucket-policy --bucket %s --query Policy --output text > %s"
            .formatted(word(bucket), word(copy));
    return exposure
        .filter(Exposure::isPublic)
        .map(read -> block + "\n" + save + " && \\\n" + withoutPublic(bucket, copy, read))
        .orElseGet(() -> String.join("\n", block, save));
  }

  private static String withoutPublic(String bucket, String copy, Exposure exposure) {
    if (exposure.publicStatements().size() == exposure.statements()) {
      return "aws s3api delete-bucket-policy --bucket " + word(bucket);
    }
    String indexes =
        exposure.publicStatements().stream()
            .map(statement -> String.valueOf(statement.index()))
            .collect(joining(", "));
    String closed = bucket + "-policy-closed.json";
    return """
    python3 -c "import json; p = json.load(open('%s')); p['Statement'] = [s for i, s in enumerate(p['Statement']) if i not in [%s]]; json.dump(p, open('%s', 'w'))"
    aws s3api put-bucket-policy --bucket %s --policy file://%s\
    """
        .formatted(copy, indexes, closed, word(bucket), word(closed));
  }
}
