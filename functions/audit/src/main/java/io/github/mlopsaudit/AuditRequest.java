package io.github.mlopsaudit;

import io.github.mlopsaudit.core.Run;

/// What somebody asked for: the run, whether the table is written and whether people are told.
public record AuditRequest(Run run, boolean remember, boolean tell) {}
