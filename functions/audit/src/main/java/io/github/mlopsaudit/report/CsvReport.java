package io.github.mlopsaudit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The work of the day as a table that Excel opens, Korean too: a line for each failure, waived
/// failure and question without an answer. What passed, or did not arise, is left out. RFC 4180
/// with a byte order mark; `docs/formats.md` names the columns.
public final class CsvReport {

  /// Excel takes a file for UTF-8 only where it begins so.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          // The strict check, which quotes where it must, sees no need in a line feed.
          .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
          .build();
  private static final CsvSchema SCHEMA = MAPPER.schemaFor(CsvLine.class).withLineSeparator("\r\n");
  private static final ObjectWriter LINES =
      MAPPER.writerFor(CsvLine.class).with(SCHEMA).without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  /// Written by hand, since every text is quoted else, and these need none.
  private static final String HEADER =
      StreamSupport.stream(SCHEMA.spliterator(), false)
          .map(CsvSchema.Column::getName)
          .collect(Collectors.joining(",", "", "\r\n"));

  private CsvReport() {}

  public static String text(Report report, Messages messages) {
    StringWriter out = new StringWriter();
    try {
      write(report, messages, out);
    } catch (IOException e) {
      throw new IllegalStateException("records of texts and numbers can be written", e);
    }
    return out.toString();
  }

  /// Writes it line by line, so that it need not be in memory as a whole, and leaves the writer
  /// open.
  public static void write(Report report, Messages messages, Writer out) throws IOException {
    KnownChanges changes = KnownChanges.of(report);
    out.write(BYTE_ORDER_MARK + HEADER);
    try (SequenceWriter lines = LINES.writeValues(out)) {
      for (Assessment assessment : report.assessments()) {
        if (isWork(assessment)) {
          lines.write(CsvLine.of(report, assessment, changes.find(report, assessment), messages));
        }
      }
    }
  }

  private static boolean isWork(Assessment assessment) {
    return assessment.failed() || assessment.waived() || assessment.unknown();
  }
}
