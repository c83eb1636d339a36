/// Benchmarks of the audit.
@NullMarked
package io.github.mlopsaudit.bench;

import org.jspecify.annotations.NullMarked;
