/// A scriptable AWS on loopback: canned answers of the AWS API reference, faults on demand, and a
/// record of what was called.
@NullMarked
package io.github.mlopsaudit.local.stub;

import org.jspecify.annotations.NullMarked;
