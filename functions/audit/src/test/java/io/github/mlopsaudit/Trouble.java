package io.github.mlopsaudit;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.HalfBody;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Answer.Slow;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Duration;
import java.util.function.Supplier;

/// What may go wrong with a call. `usual` is what would be done and answered.
enum Trouble {
  THROTTLED_A_WHILE(2, (call, _) -> Fault.throttled().apply(call)),
  THROTTLED(Integer.MAX_VALUE, (call, _) -> Fault.throttled().apply(call)),
  BROKEN_ONCE(1, (call, _) -> Fault.broken().apply(call)),
  BROKEN(Integer.MAX_VALUE, (call, _) -> Fault.broken().apply(call)),
  SLOW(Integer.MAX_VALUE, (_, usual) -> new Slow(Duration.ofMillis(60), usual.get())),
  RESET_ONCE(1, (_, _) -> new Answer.Reset()),
  RESET(Integer.MAX_VALUE, (_, _) -> new Answer.Reset()),
  /// Done, but nobody hears of it.
  ANSWER_LOST_ONCE(1, Trouble::lose),
  ANSWER_LOST(Integer.MAX_VALUE, Trouble::lose),
  HALF_BODY(Integer.MAX_VALUE, (_, usual) -> half(usual.get())),
  HTML(Integer.MAX_VALUE, (_, _) -> Reply.xml("<html><body>Please sign in<br></body></html>")),
  EMPTY(Integer.MAX_VALUE, (_, _) -> Reply.xml("")),
  OTHER_JSON(Integer.MAX_VALUE, (_, _) -> Reply.json("{\"message\":[\"something else\"]}"));

  private interface Way {
    Answer answer(StubCall call, Supplier<Answer> usual);
  }

  private final int times;
  private final Way way;

  Trouble(int times, Way way) {
    this.times = times;
    this.way = way;
  }

  /// Whether the answer is wrong for this operation: an object without known fields is how DynamoDB
  /// says that there is no such item, or that it is done, and nothing at all is versioning that was
  /// never switched on.
  boolean isWrongFor(String operation) {
    return switch (this) {
      case EMPTY, OTHER_JSON ->
          operation.equals("dynamodb:Query")
              || !(operation.startsWith("dynamodb:") || operation.equals("s3:GetBucketVersioning"));
      default -> true;
    };
  }

  /// How many calls meet it.
  int times() {
    return times;
  }

  Answer answer(StubCall call, Supplier<Answer> usual) {
    return way.answer(call, usual);
  }

  private static Answer lose(StubCall call, Supplier<Answer> usual) {
    var _ = usual.get();
    return new Answer.Reset();
  }

  private static Answer half(Answer usual) {
    return usual instanceof Reply reply ? new HalfBody(reply) : usual;
  }
}
