package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Partition;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.report.OcsfFinding.Account;
import io.github.mlopsaudit.report.OcsfFinding.Cloud;
import io.github.mlopsaudit.report.OcsfFinding.Compliance;
import io.github.mlopsaudit.report.OcsfFinding.FindingInfo;
import io.github.mlopsaudit.report.OcsfFinding.Metadata;
import io.github.mlopsaudit.report.OcsfFinding.Owner;
import io.github.mlopsaudit.report.OcsfFinding.Product;
import io.github.mlopsaudit.report.OcsfFinding.Remediation;
import io.github.mlopsaudit.report.OcsfFinding.ResourceDetails;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The findings of a run for a SIEM or a data lake: one OCSF Compliance Finding a line, for each
/// failure, waived failure, question without an answer, and finding that was resolved.
public final class OcsfReport {

  private static final Product PRODUCT = new Product("MLOps Storage Audit", "mlopsaudit");

  /// `account.type_id`.
  private static final int AWS_ACCOUNT = 10;

  private final Report report;
  private final Messages messages;

  private OcsfReport(Report report, Messages messages) {
    this.report = report;
    this.messages = messages;
  }

  public static String text(Report report, Messages messages) {
    return lines(report, messages).collect(joining());
  }

  /// Writes it line by line, so that it need not be in memory as a whole.
  public static void write(Report report, Messages messages, Writer out) throws IOException {
    for (String line : (Iterable<String>) lines(report, messages)::iterator) {
      out.write(line);
    }
  }

  private static Stream<String> lines(Report report, Messages messages) {
    OcsfReport ocsf = new OcsfReport(report, messages);
    return OcsfSubject.all(report).map(subject -> Json.line(ocsf.finding(subject)) + "\n");
  }

  private OcsfFinding finding(OcsfSubject subject) {
    OcsfState state = subject.state();
    return new OcsfFinding(
        state.activity().id,
        state.activity().caption,
        OcsfFinding.CATEGORY,
        "Findings",
        OcsfFinding.CLASS,
        "Compliance Finding",
        OcsfFinding.CLASS * 100 + state.activity().id,
        report.finishedAt().toEpochMilli(),
        severity(subject.severity()),
        caption(subject.severity()),
        state.status().id,
        state.status().caption,
        messages.textOrKey(subject.detail()),
        new Metadata(
            OcsfFinding.VERSION,
            List.of("cloud"),
            PRODUCT,
            report.run().id() + ":" + subject.findingId(),
            report.run().id()),
        new Cloud(
            "AWS",
            subject.resource().region(),
            new Account(report.snapshot().account().id(), AWS_ACCOUNT, "AWS Account")),
        info(subject),
        compliance(subject),
        remediation(subject),
        List.of(resource(subject)));
  }

  private FindingInfo info(OcsfSubject subject) {
    boolean fails = subject.state().outcome() == OcsfState.Outcome.FAIL;
    return new FindingInfo(
        subject.findingId(),
        messages.title(subject.check()),
        messages.textOrKey(subject.detail()),
        List.of(subject.check()),
        subject.change().map(FindingChange::firstSeenAt).map(Instant::toEpochMilli).orElse(null),
        fails ? due().toEpochMilli() : null,
        subject.change().map(FindingChange::since).map(Instant::toEpochMilli).orElse(null));
  }

  /// When the run was due, as the ledger counts.
  private Instant due() {
    return Instant.ofEpochSecond(report.run().sequence());
  }

  private Compliance compliance(OcsfSubject subject) {
    return new Compliance(
        subject.check(),
        subject.state().outcome().id,
        subject.state().outcome().caption,
        subject.code(),
        List.of(messages.textOrKey(subject.detail())),
        subject.references().stream().map(OcsfReport::standard).distinct().toList(),
        subject.references());
  }

  /// Whose control a reference is, by how it is written.
  private static String standard(String reference) {
    if (reference.startsWith("CIS ")) {
      return "CIS AWS Foundations Benchmark";
    }
    return reference.startsWith("ISMS-P ") ? "ISMS-P" : "AWS Security Hub";
  }

  private @Nullable Remediation remediation(OcsfSubject subject) {
    if (subject.state().activity() == OcsfState.Activity.CLOSE) {
      return null;
    }
    String advice = messages.text(subject.check() + ".remedy");
    return new Remediation(
        subject.commands().isEmpty() ? advice : advice + "\n" + subject.commands());
  }

  private ResourceDetails resource(OcsfSubject subject) {
    return new ResourceDetails(
        ResourceArn.of(subject.resource(), report.snapshot().account().id()),
        subject.resource().name(),
        subject.resource().kind().type(),
        subject.resource().region(),
        Partition.of(subject.resource().region()).id(),
        subject.student().isEmpty() ? null : new Owner(subject.student()));
  }

  /// `severity_id`.
  private static int severity(Severity severity) {
    return switch (severity) {
      case INFO -> 1;
      case LOW -> 2;
      case MEDIUM -> 3;
      case HIGH -> 4;
      case CRITICAL -> 5;
    };
  }

  private static String caption(Severity severity) {
    return switch (severity) {
      case INFO -> "Informational";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
      case CRITICAL -> "Critical";
    };
  }
}
