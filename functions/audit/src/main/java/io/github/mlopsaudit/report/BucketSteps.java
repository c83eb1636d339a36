package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Snapshot;
import java.util.ArrayList;
import java.util.List;

/// The step of the course's script that looks at the bucket, as lines.
final class BucketSteps {

  private final StudentStorage storage;
  private final Report report;
  private final Seen seen;

  BucketSteps(StudentStorage storage, Messages messages) {
    this.storage = storage;
    this.report = storage.report();
    this.seen = new Seen(messages);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!storage.hasExpectedBucket()) {
      lines.add(absence());
    }
    for (Bucket bucket : storage.buckets()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      describe(bucket, lines);
    }
    return lines;
  }

  /// Why the expected bucket is not shown: missing, somebody else's, or not seen.
  private String absence() {
    String name = storage.expectedBucket();
    Snapshot snapshot = report.snapshot();
    if (!report.run().selection().includes(Service.S3)) {
      return seen.text("page.not-asked");
    }
    if (snapshot.buckets() instanceof Reading.Unreadable<?> gap) {
      return seen.text("page.unseen", "s3://" + name, seen.gap(gap));
    }
    return switch (snapshot.unlistedNames().get(name)) {
      case Reading.Known<NameStatus>(NameStatus status) ->
          switch (status) {
            case FREE -> seen.text("page.bucket.missing", name);
            case TAKEN -> seen.text("page.bucket.taken", name);
            case OURS -> seen.text("page.bucket.late", name);
          };
      case Reading.Unreadable<NameStatus> gap ->
          seen.text("page.unseen", "s3://" + name, seen.gap(gap));
      case null -> seen.text("page.bucket.missing", name);
    };
  }

  private void describe(Bucket bucket, List<String> lines) {
    boolean expected = bucket.name().equals(storage.expectedBucket());
    lines.add(seen.text(expected ? "page.bucket.found" : "page.bucket.other", bucket.name()));
    lines.add(seen.text("page.bucket.created", TextReport.TIME.format(bucket.createdAt())));
    lines.add(seen.text("page.bucket.region", seen.shown(bucket.region(), this::region)));
    lines.add(
        seen.text(
            "page.bucket.objects",
            seen.shown(bucket.contents(), contents -> seen.count(contents.objects()))));
    bucket.contents().find().ifPresent(contents -> folders(contents, lines));
  }

  private String region(String region) {
    String wanted = report.course().region();
    return region.equals(wanted) ? region : seen.text("page.region.other", region, wanted);
  }

  private void folders(Contents contents, List<String> lines) {
    contents
        .lastWrite()
        .filter(_ -> contents.objects().exact())
        .ifPresent(
            at -> lines.add(seen.text("page.bucket.last-write", TextReport.TIME.format(at))));
    lines.add("");
    lines.add(seen.text("page.folders"));
    for (CourseFolder folder : CourseFolder.values()) {
      Folder.Presence presence = folder.in(contents).presence();
      lines.add(seen.text("page.folder." + presence, folder.prefix()));
    }
  }
}
