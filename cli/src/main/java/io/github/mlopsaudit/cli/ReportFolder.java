package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.Audit.Outcome;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.course.ConfigurationException;
import io.github.mlopsaudit.report.file.FileName;
import io.github.mlopsaudit.report.file.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The folder that a person wants reports in. Only files of our own names are written, and those
/// anew: `<class>-<day>.<format>`, with the student or service that the run was about.
record ReportFolder(Path path) {

  /// The folder, made where it is not there yet: before the audit, which takes its time.
  ///
  /// @throws ConfigurationException if it is none, or cannot be written
  static ReportFolder open(Path path) {
    try {
      Files.createDirectories(path);
    } catch (FileAlreadyExistsException e) {
      throw new ConfigurationException("--out " + path + " is no folder, but a file.");
    } catch (IOException e) {
      throw new ConfigurationException(
          "The folder --out " + path + " cannot be made: " + reason(e) + ".");
    }
    if (!Files.isWritable(path)) {
      throw new ConfigurationException("The folder --out " + path + " cannot be written.");
    }
    return new ReportFolder(path);
  }

  /// Writes a file for each format and returns where they are.
  ///
  /// @throws ConfigurationException if one cannot be written
  List<Path> write(List<ReportFormat> formats, Outcome outcome, Language language) {
    List<Path> written = new ArrayList<>();
    for (ReportFormat format : formats) {
      Path file = path.resolve(name(outcome.report()) + "." + format.extension());
      write(file, format.text(outcome.report(), outcome.summary(), language));
      written.add(file);
    }
    return written;
  }

  private static String name(Report report) {
    return FileName.of(report.course().name())
        + "-"
        + report.snapshot().day()
        + part(report.run().selection());
  }

  /// Else the report of one student would take the place of the class's.
  private static String part(Selection selection) {
    String students =
        selection.students().stream()
            .sorted()
            .map(student -> "-" + student)
            .collect(Collectors.joining());
    boolean all = selection.services().equals(Selection.ALL.services());
    return all
        ? students
        : students
            + selection.services().stream()
                .sorted()
                .map(Service::id)
                .map(service -> "-" + service)
                .collect(Collectors.joining());
  }

  /// Never through a link, which leads to something that is not ours.
  private static void write(Path file, String text) {
    try {
      Files.write(
          file,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The file " + file + " cannot be written: " + reason(e) + ".");
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : e.getClass().getSimpleName();
  }
}
