/// Reports as files: the formats there are, and the names of files.
@NullMarked
package io.github.mlopsaudit.report.file;

import org.jspecify.annotations.NullMarked;
