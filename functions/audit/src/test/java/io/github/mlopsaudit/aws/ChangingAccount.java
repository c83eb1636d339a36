package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.function.Function;

/// An account that is one thing and then another, so that one stub and its clients serve many runs.
final class ChangingAccount implements Function<StubCall, Answer> {

  private volatile Function<StubCall, Answer> account;

  ChangingAccount(Function<StubCall, Answer> first) {
    account = first;
  }

  void become(Function<StubCall, Answer> next) {
    account = next;
  }

  @Override
  public Answer apply(StubCall call) {
    return account.apply(call);
  }
}
