/// Plain data: what was read, what was judged, what the course is. No SDK, no clock, no I/O.
@NullMarked
package io.github.mlopsaudit.core;

import org.jspecify.annotations.NullMarked;
