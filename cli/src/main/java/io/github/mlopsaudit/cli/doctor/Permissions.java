package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.aws.Probe;
import io.github.mlopsaudit.aws.RegionProbe;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.util.List;
import java.util.stream.Stream;

/// Each read of the audit, tried.
final class Permissions {

  private static final String AREA = "permission";

  private Permissions() {}

  static List<Finding> examine(Patient patient) {
    Probe probe = new Probe(patient.clients(), patient.course(), patient.account());
    RegionProbe regions = new RegionProbe(patient.clients(), patient.course().extraRegions());
    return Stream.concat(
            probe.tryEach().entrySet().stream()
                .map(tried ->
                    finding(patient, subject(tried.getKey()), tried.getKey(), tried.getValue())),
            regions.tryEach().entrySet().stream()
                .map(tried ->
                    finding(
                        patient,
                        subject(Read.LIST_REPOSITORIES) + " in " + tried.getKey(),
                        Read.LIST_REPOSITORIES,
                        tried.getValue())))
        .toList();
  }

  private static String subject(Read read) {
    return read.operation().endsWith(read.action().substring(read.action().indexOf(':')))
        ? read.action()
        : read.action() + " (" + read.operation() + ")";
  }

  private static Finding finding(
      Patient patient, String subject, Read read, Reading<String> tried) {
    return switch (tried) {
      case Reading.Known<String>(String of) -> Finding.ok(AREA, subject, of);
      case Reading.Unreadable<String>(_, Reading.Cause cause, String detail) ->
          switch (cause) {
            case DENIED -> denied(patient, subject, read, "denied (" + detail + ")");
            case NOT_ASKED -> Finding.notAsked(AREA, subject, "there is nothing to ask it of");
            case THROTTLED, SERVICE_ERROR, TIMEOUT, MALFORMED, GONE, DEADLINE, REFUSED ->
                new Finding(
                    AREA,
                    subject,
                    Status.COULD_NOT_ASK,
                    cause + " " + detail,
                    "Try again; if it stays, look at https://health.aws.amazon.com and at AWS_ENDPOINT_URL.");
          };
    };
  }

  private static Finding denied(Patient patient, String subject, Read read, String says) {
    return patient.hasRightsOfAudit()
        ? Finding.fault(
            AREA,
            subject,
            says,
            "Allow "
                + read.action()
                + " to who runs the audit; the template's role has it. A policy of the bucket or the organisation may deny it as well.")
        : new Finding(
            AREA,
            subject,
            Status.COULD_NOT_ASK,
            says,
            "These are your rights and not the function's. Sign in as somebody who may "
                + read.action()
                + ", and try again; or let the function look: events/dry-run.json, docs/runbook.md, 'The first run'.");
  }
}
