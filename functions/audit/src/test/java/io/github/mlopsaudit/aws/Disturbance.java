package io.github.mlopsaudit.aws;

import static io.github.mlopsaudit.core.Read.BUCKET_LIFECYCLE;
import static io.github.mlopsaudit.core.Read.BUCKET_NAME;
import static io.github.mlopsaudit.core.Read.BUCKET_REGION;
import static io.github.mlopsaudit.core.Read.BUCKET_VERSIONING;
import static io.github.mlopsaudit.core.Read.IMAGES;
import static io.github.mlopsaudit.core.Read.IMAGE_SCAN;
import static io.github.mlopsaudit.core.Read.KMS_KEY;
import static io.github.mlopsaudit.core.Read.LIST_REPOSITORIES;
import static io.github.mlopsaudit.core.Read.OBJECT_OWNERSHIP;
import static io.github.mlopsaudit.core.Read.REGISTRY_SCANNING;
import static io.github.mlopsaudit.core.Read.REPOSITORY_SCANNING;
import static io.github.mlopsaudit.core.Read.ROLE_SIMULATION;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/// A way in which a read can go wrong for the whole class.
enum Disturbance {
  DENIED {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return Fault.denied().apply(call);
    }

    // A permission that is missing is missing for each operation that needs it.
    @Override
    boolean reaches(Read read, StubCall call) {
      return Arrays.stream(Read.values())
          .filter(other -> other.action().equals(read.action()))
          .anyMatch(other -> other.operation().equals(call.operation()));
    }
  },
  THROTTLED {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return Fault.throttled().apply(call);
    }
  },
  BROKEN {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return Fault.broken().apply(call);
    }
  },
  SILENT {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return new Answer.Reset();
    }
  },
  /// What a proxy or a login page may put in the place of AWS.
  GARBLED {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return Reply.xml("<html>it works<br></html>");
    }

    @Override
    boolean appliesTo(Read read) {
      return read != BUCKET_NAME;
    }
  },
  /// An answer that is well formed and says nothing of what was asked.
  EMPTY {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      return isJson(call) ? Reply.json("{}") : Reply.xml("<Another><Answer/></Another>");
    }

    @Override
    boolean appliesTo(Read read) {
      return !EMPTY_IS_AN_ANSWER.contains(read);
    }
  },
  /// A word that AWS learned after this SDK.
  UNHEARD_OF {
    @Override
    Answer instead(Read read, StubCall call, Answer usual) {
      String word = WORDS.getOrDefault(read, "");
      return usual instanceof Reply reply
          ? new Reply(
              reply.status(), reply.headers(), reply.body().replaceAll(word, "$1NEVER_SEEN$3"))
          : usual;
    }

    @Override
    boolean appliesTo(Read read) {
      return WORDS.containsKey(read);
    }
  };

  /// Versioning that was never switched on, us-east-1, and HEAD, which has no body.
  private static final Set<Read> EMPTY_IS_AN_ANSWER =
      Set.of(BUCKET_VERSIONING, BUCKET_REGION, BUCKET_NAME);

  /// Where an answer has a word of a fixed list, as the group in the middle.
  private static final Map<Read, String> WORDS =
      Map.ofEntries(
          Map.entry(OBJECT_OWNERSHIP, "(<ObjectOwnership>)(\\w+)(<)"),
          Map.entry(BUCKET_VERSIONING, "(<Status>)(\\w+)(<)"),
          Map.entry(BUCKET_LIFECYCLE, "(<Status>)(\\w+)(<)"),
          Map.entry(KMS_KEY, "(\"KeyState\":\")(\\w+)(\")"),
          Map.entry(ROLE_SIMULATION, "(<EvalDecision>)(\\w+)(<)"),
          Map.entry(LIST_REPOSITORIES, "(\"imageTagMutability\":\")(\\w+)(\")"),
          Map.entry(REPOSITORY_SCANNING, "(\"scanFrequency\":\")(\\w+)(\")"),
          Map.entry(REGISTRY_SCANNING, "(\"scanType\":\")(\\w+)(\")"),
          Map.entry(IMAGES, "(\"status\":\")(\\w+)(\")"),
          Map.entry(IMAGE_SCAN, "(\"status\":\")(\\w+)(\")"));

  abstract Answer instead(Read read, StubCall call, Answer usual);

  /// Whether the call is one that goes wrong.
  boolean reaches(Read read, StubCall call) {
    return call.operation().equals(read.operation());
  }

  boolean appliesTo(Read read) {
    return true;
  }

  private static boolean isJson(StubCall call) {
    return Set.of("ecr", "kms").contains(call.service());
  }
}
