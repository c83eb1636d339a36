/// The audit: its flow, its configuration and the Lambda handler.
@NullMarked
package io.github.mlopsaudit;

import org.jspecify.annotations.NullMarked;
