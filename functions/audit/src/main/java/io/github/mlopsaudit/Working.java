package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import java.time.InstantSource;

/// What a run works with, all on one set of clients.
record Working(
    AwsClients clients,
    CourseSource courses,
    Audit audit,
    ReportLinkSource links,
    RunMetrics metrics) {

  static Working of(Configuration configuration, InstantSource clock) {
    return of(configuration, new AwsClients(configuration.aws()), clock);
  }

  static Working of(Configuration configuration, AwsClients clients, InstantSource clock) {
    return new Working(
        clients,
        new CourseSource(configuration, clients),
        Audit.of(configuration, clients, clock),
        new ReportLinkSource(configuration, clients),
        new RunMetrics(configuration.service()));
  }
}
