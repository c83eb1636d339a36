/// Checks of the account group.
@NullMarked
package io.github.mlopsaudit.checks.account;

import org.jspecify.annotations.NullMarked;
