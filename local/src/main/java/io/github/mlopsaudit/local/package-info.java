/// A local AWS and a sample class on it. Knows nothing of the audit.
@NullMarked
package io.github.mlopsaudit.local;

import org.jspecify.annotations.NullMarked;
