/// The report as one HTML page: what stands on it, as records of words, and the templates'
/// generated classes.
@NullMarked
package io.github.mlopsaudit.report.html;

import org.jspecify.annotations.NullMarked;
