package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The summary of a student's storage in a box, which is as wide as its longest line.
record ArchitectureBox(StudentStorage storage, Seen seen) {

  private static final String TITLE = "AWS MLOps Storage Architecture";
  private static final String MARGIN = "  ";
  private static final int LEAST = 45;

  List<String> lines() {
    List<String> content = content();
    int width =
        Math.max(
            LEAST, content.stream().mapToInt(Columns::width).max().orElse(0) + MARGIN.length());
    String title = " ".repeat((width - TITLE.length()) / 2) + TITLE;
    List<String> lines = new ArrayList<>();
    lines.add(border("┌", "┐", width));
    lines.add(inside(title, width));
    lines.add(border("├", "┤", width));
    content.forEach(line -> lines.add(inside(line, width)));
    lines.add(border("└", "┘", width));
    return lines;
  }

  private static String border(String left, String right, int width) {
    return MARGIN + left + "─".repeat(width) + right;
  }

  private static String inside(String line, int width) {
    return MARGIN + "│" + Columns.pad(line, width) + "│";
  }

  private List<String> content() {
    return Stream.of(
            "",
            "S3 Bucket (Object Storage)",
            seen.text("page.box.bucket", bucketNames()),
            seen.text("page.box.region", bucketRegions()),
            seen.text("page.box.mlflow"),
            seen.text("page.box.pipelines"),
            "",
            "ECR (Container Registry)",
            seen.text("page.box.repositories", storage.repositoryPrefix()),
            seen.text("page.box.region", repositoryRegions()),
            seen.text("page.box.use"),
            "")
        .map(line -> line.isEmpty() ? line : MARGIN + line)
        .toList();
  }

  private String bucketNames() {
    List<String> names = storage.buckets().stream().map(Bucket::name).toList();
    return names.isEmpty() ? storage.expectedBucket() : String.join(", ", names);
  }

  /// Where the buckets really are; where they belong if there is none.
  private String bucketRegions() {
    List<String> regions =
        storage.buckets().stream()
            .map(bucket -> bucket.region().find().orElse("?"))
            .distinct()
            .toList();
    return regions.isEmpty() ? course().region() : String.join(", ", regions);
  }

  private String repositoryRegions() {
    List<String> regions =
        storage.repositories().stream().map(Repository::region).distinct().toList();
    return regions.isEmpty() ? course().region() : String.join(", ", regions);
  }

  private Course course() {
    return storage.report().course();
  }
}
