package io.github.mlopsaudit.local.stub;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// Which calls are answered otherwise than by default, how often, and how. It holds from `answer`
/// on; of two rules for one call the younger one wins.
public final class Rule {

  private final String operation;
  private final Consumer<Rule> script;
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private String resource = "";
  private String region = "";
  private Function<StubCall, Answer> answer = _ -> new Answer.Reset();

  Rule(String operation, Consumer<Rule> script) {
    this.operation = operation;
    this.script = script;
  }

  /// Only for this bucket or repository.
  public Rule where(String name) {
    resource = name;
    return this;
  }

  /// Only for calls signed for this region.
  public Rule in(String name) {
    region = name;
    return this;
  }

  /// Only so many times, for all calls that match together; then as if the rule were not there.
  public Rule times(int count) {
    left.set(count);
    return this;
  }

  public void answer(Answer fixed) {
    answer(_ -> fixed);
  }

  public void answer(Function<StubCall, Answer> answers) {
    answer = answers;
    script.accept(this);
  }

  boolean takes(StubCall call) {
    boolean named =
        operation.endsWith("*")
            ? call.operation().startsWith(operation.substring(0, operation.length() - 1))
            : call.operation().equals(operation);
    return named
        && (resource.isEmpty() || call.resource().equals(resource))
        && (region.isEmpty() || call.region().equals(region))
        && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  Answer to(StubCall call) {
    return answer.apply(call);
  }
}
