package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Contents;
import io.github.mlopsaudit.core.Folder.Presence;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Service;
import java.util.ArrayList;
import java.util.List;

/// The steps of the course's script that look into the two folders of the bucket, as lines.
record FolderSteps(StudentStorage storage, Seen seen) {

  List<String> lines(CourseFolder folder) {
    List<Bucket> buckets = storage.buckets();
    if (buckets.isEmpty()) {
      return List.of(seen.text(noBucket()));
    }
    List<String> lines = new ArrayList<>();
    buckets.forEach(bucket -> describe(bucket, folder, lines));
    return lines;
  }

  private String noBucket() {
    Report report = storage.report();
    if (!report.run().selection().includes(Service.S3)) {
      return "page.not-asked";
    }
    return report.snapshot().buckets().find().isPresent()
        ? "page.folders.no-bucket"
        : "page.folders.bucket-unseen";
  }

  private void describe(Bucket bucket, CourseFolder folder, List<String> lines) {
    String place = "s3://" + bucket.name() + "/" + folder.prefix();
    switch (bucket.contents()) {
      case Reading.Unreadable<Contents> gap ->
          lines.add(seen.text("page.unseen", place, seen.gap(gap)));
      case Reading.Known<Contents>(Contents contents) -> {
        Presence presence = folder.in(contents).presence();
        if (presence == Presence.FILLED) {
          lines.add(seen.text("page.artifacts." + folder, place));
          lines.addAll(folder.counts(contents, seen));
          lines.add(seen.text("page.list." + folder, FixShell.shortWord(place)));
        } else {
          lines.add(unfilled(presence, folder, place));
        }
      }
    }
  }

  private String unfilled(Presence presence, CourseFolder folder, String place) {
    Report report = storage.report();
    String check = folder.check();
    return report.course().isDue(check, report.snapshot().day())
        ? seen.text("page.artifacts." + presence, place)
        : seen.text("page.artifacts.not-due", place, report.course().dueDate(check));
  }
}
