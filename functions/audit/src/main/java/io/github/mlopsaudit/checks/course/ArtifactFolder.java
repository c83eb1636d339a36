package io.github.mlopsaudit.checks.course;

import io.github.mlopsaudit.checks.Commands;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Verdict;
import java.util.function.Function;

/// Judges one of the two folders of the course: filled is right; empty or absent is not.
final class ArtifactFolder {

  private ArtifactFolder() {}

  static Verdict judge(
      Rule rule, String prefix, Function<Contents, Folder> folder, String filling, Bucket bucket) {
    return switch (bucket.contents().map(folder)) {
      case Reading.Unreadable<Folder> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<Folder>(Folder(Folder.Presence presence, var entries)) -> {
        if (presence == Folder.Presence.FILLED) {
          yield new Verdict.Pass(Message.of(rule.id() + ".pass", prefix, entries));
        }
        yield presence == Folder.Presence.MARKER_ONLY
            ? new Verdict.Fail(Severity.LOW, Message.of(rule.id() + ".fail.empty", prefix), filling)
            : new Verdict.Fail(
                rule.severity(),
                Message.of(rule.id() + ".fail.absent", prefix),
                putMarker(bucket, prefix) + "\n" + filling);
      }
    };
  }

  private static String putMarker(Bucket bucket, String prefix) {
    return "aws s3api put-object --bucket %s --key %s"
        .formatted(Commands.word(bucket.name()), prefix);
  }
}
