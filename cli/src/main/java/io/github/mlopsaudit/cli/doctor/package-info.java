/// `./audit doctor`: examines everything that the audit rests on, one class for each part.
@NullMarked
package io.github.mlopsaudit.cli.doctor;

import org.jspecify.annotations.NullMarked;
