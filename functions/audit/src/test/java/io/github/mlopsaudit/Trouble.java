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
  THROTTLED_A_WHILE(2),
  THROTTLED(Integer.MAX_VALUE),
  BROKEN_ONCE(1),
  BROKEN(Integer.MAX_VALUE),
  SLOW(Integer.MAX_VALUE),
  RESET_ONCE(1),
  RESET(Integer.MAX_VALUE),
  /// Done, but nobody hears of it.
  ANSWER_LOST_ONCE(1),
  /// Done, and answered when nobody waits any more.
  LATE_ONCE(1),
  ANSWER_LOST(Integer.MAX_VALUE),
  HALF_BODY(Integer.MAX_VALUE),
  HTML(Integer.MAX_VALUE),
  EMPTY(Integer.MAX_VALUE),
  OTHER_JSON(Integer.MAX_VALUE);

  /// Longer than an attempt of [ThreeNights] may take.
  static final Duration LATE = Duration.ofMillis(1_800);

  private final int times;

  Trouble(int times) {
    this.times = times;
  }

  /// Whether the answer is wrong for this operation: an object without known fields is how DynamoDB
  /// says that there is no such item, or that it is done. Of three operations of S3 nobody reads
  /// what the body says.
  boolean isWrongFor(String operation) {
    return switch (this) {
      case HALF_BODY, HTML -> !isWithoutBody(operation);
      case EMPTY, OTHER_JSON ->
          !isWithoutBody(operation)
              && (operation.equals("dynamodb:Query") || !operation.startsWith("dynamodb:"));
      default -> true;
    };
  }

  private static boolean isWithoutBody(String operation) {
    return operation.matches("s3:(PutObject|HeadObject|HeadBucket)");
  }

  /// How many calls meet it.
  int times() {
    return times;
  }

  /// Whether it is over before the audit gives up.
  boolean passes() {
    return times < Integer.MAX_VALUE || this == SLOW;
  }

  /// Whether what was asked is done though nobody hears of it in time.
  boolean isDone() {
    return switch (this) {
      case ANSWER_LOST_ONCE, ANSWER_LOST, LATE_ONCE, HALF_BODY -> true;
      default -> false;
    };
  }

  Answer answer(StubCall call, Supplier<Answer> usual) {
    return switch (this) {
      case THROTTLED_A_WHILE, THROTTLED -> Fault.throttled().apply(call);
      case BROKEN_ONCE, BROKEN -> Fault.broken().apply(call);
      case SLOW -> new Slow(Duration.ofMillis(60), usual.get());
      case LATE_ONCE -> new Slow(LATE, usual.get());
      case RESET_ONCE, RESET -> new Answer.Reset();
      case ANSWER_LOST_ONCE, ANSWER_LOST -> lose(usual);
      case HALF_BODY -> half(usual.get());
      case HTML -> Reply.xml("<html><body>Please sign in<br></body></html>");
      case EMPTY -> Reply.xml("");
      case OTHER_JSON -> Reply.json("{\"message\":[\"something else\"]}");
    };
  }

  private static Answer lose(Supplier<Answer> usual) {
    var _ = usual.get();
    return new Answer.Reset();
  }

  private static Answer half(Answer usual) {
    return usual instanceof Reply reply ? new HalfBody(reply) : usual;
  }
}
