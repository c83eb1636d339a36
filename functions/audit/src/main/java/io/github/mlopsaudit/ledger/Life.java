package io.github.mlopsaudit.ledger;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.FindingChange;
import java.util.Optional;

/// What became of one finding, with the assessment that says so, if it still fails, and what was
/// known before.
record Life(FindingChange change, Optional<Assessment> assessment, Optional<KnownFinding> before) {}
