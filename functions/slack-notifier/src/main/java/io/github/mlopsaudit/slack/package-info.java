/// An SNS message in, one Slack message out, through an incoming webhook.
@NullMarked
package io.github.mlopsaudit.slack;

import org.jspecify.annotations.NullMarked;
