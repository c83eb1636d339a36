/// Slack's incoming webhooks on this machine, as far as they are documented.
@NullMarked
package io.github.mlopsaudit.local.slack;

import org.jspecify.annotations.NullMarked;
