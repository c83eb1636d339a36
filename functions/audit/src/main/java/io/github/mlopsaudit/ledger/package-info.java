/// What was known last night, kept in one DynamoDB table.
@NullMarked
package io.github.mlopsaudit.ledger;

import org.jspecify.annotations.NullMarked;
