package io.github.mlopsaudit.publish;

import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.report.file.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// A report on its way to the bucket: a file, because that of a large class would fill the memory
/// of a small function. It is deleted when it is closed.
record ReportFile(ReportFormat format, Path path) implements AutoCloseable {

  /// Writes the report into a new temporary file.
  ///
  /// @throws DeliveryException if there is no room for it
  static ReportFile of(Report report, RunSummary summary, ReportFormat format) {
    try {
      ReportFile file = new ReportFile(format, Files.createTempFile("report", ""));
      try (Writer out = Files.newBufferedWriter(file.path())) {
        format.write(report, summary, report.course().language(), out);
      } catch (IOException | RuntimeException | Error e) {
        file.close();
        throw e;
      }
      return file;
    } catch (IOException e) {
      throw new DeliveryException(
          "The report could not be written to %s: %s. It needs 30 MB for a class of a thousand."
              .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
          e);
    }
  }

  long bytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new DeliveryException("The temporary file " + path + " cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new DeliveryException("The temporary file " + path + " cannot be deleted", e);
    }
  }
}
