package io.github.mlopsaudit;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.stream.Stream;

/// What a call asks, as far as troubles tell calls apart: the operation and, of the table, the kind
/// of item.
record Ask(String operation, String kind) implements Comparable<Ask> {

  /// By what a transaction is for, after which comes the lease that each checks.
  private static final List<String> KINDS =
      List.of("RUNS#", "TOLD#", "SUP#", "STU#", "CLASS#", "RUN#", "LOCK#");

  static Ask of(StubCall call) {
    String kind =
        call.service().equals("dynamodb")
            ? KINDS.stream()
                .filter(each -> call.body().contains("\"" + each))
                .findFirst()
                .orElse("?")
            : "";
    return new Ask(call.operation(), kind);
  }

  /// Whether it only looks at what is the students' or the account's.
  boolean isRead() {
    return reads().findAny().isPresent();
  }

  /// The reads of the audit that ask so.
  Stream<Read> reads() {
    return Stream.of(Read.values()).filter(read -> read.operation().equals(operation));
  }

  @Override
  public int compareTo(Ask other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return (operation + " " + kind).strip();
  }
}
