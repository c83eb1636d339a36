package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.report.file.ReportFormat;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// What a person calls the formats of a report.
enum RunFormat {
  TEXT,
  JSON,
  HTML,
  CSV,
  OCSF,
  JUNIT,
  ALL;

  /// The formats that are meant, each once; all where none is named.
  static List<ReportFormat> files(Collection<RunFormat> formats) {
    return formats.isEmpty() || formats.contains(ALL)
        ? List.of(ReportFormat.values())
        : formats.stream().flatMap(RunFormat::files).distinct().toList();
  }

  private Stream<ReportFormat> files() {
    return switch (this) {
      case TEXT -> Stream.of(ReportFormat.TEXT);
      case JSON -> Stream.of(ReportFormat.JSON);
      case HTML -> Stream.of(ReportFormat.HTML);
      case CSV -> Stream.of(ReportFormat.CSV);
      case OCSF -> Stream.of(ReportFormat.OCSF);
      case JUNIT -> Stream.of(ReportFormat.JUNIT);
      case ALL -> Stream.of(ReportFormat.values());
    };
  }
}
