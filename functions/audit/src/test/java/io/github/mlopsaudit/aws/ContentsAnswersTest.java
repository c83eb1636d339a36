package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Folder.Presence;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.StubCall;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a listing of a bucket is read as.
final class ContentsAnswersTest {

  private static final String BUCKET = "mlops-training-user01";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @Test
  void stopsListingAtItsBoundAndAsksForWhatItDidNotReach() {
    stubbed.aws.on("s3:ListObjectsV2").answer(ContentsAnswersTest::endless);

    var contents = stubbed.readBucket(BUCKET).contents().find().orElseThrow();

    assertThat(contents.objects()).isEqualTo(new Count(5000, false));
    assertThat(contents.mlflow()).isEqualTo(new Folder(Presence.FILLED, new Count(1, false)));
    assertThat(contents.pipelines()).isEqualTo(new Folder(Presence.ABSENT, new Count(0, false)));
    assertThat(contents.runs()).isEqualTo(new Count(1, false));
    assertThat(contents.lastWrite()).contains(Instant.parse("2026-11-02T03:04:05Z"));
    assertThat(stubbed.aws.calls("s3:ListObjectsV2")).isEqualTo(7);
  }

  // data/0000 and so on without end, and behind them one run of MLflow.
  private static Reply endless(StubCall call) {
    String prefix = call.parameter("prefix");
    if (!prefix.isEmpty()) {
      String key = prefix.equals("mlflow-artifacts/") ? prefix + "0/4f1c/artifacts/model" : "";
      return Reply.xml(
          "<ListBucketResult><IsTruncated>false</IsTruncated>%s</ListBucketResult>"
              .formatted(key.isEmpty() ? "" : object(key)));
    }
    String objects =
        IntStream.range(0, 1000)
            .mapToObj(number -> object("data/%04d".formatted(number)))
            .collect(Collectors.joining());
    return Reply.xml(
        """
        <ListBucketResult><IsTruncated>true</IsTruncated>%s\
        <NextContinuationToken>more</NextContinuationToken></ListBucketResult>\
        """
            .formatted(objects));
  }

  private static String object(String key) {
    return """
    <Contents><Key>%s</Key><LastModified>2026-11-02T03:04:05.000Z</LastModified>\
    <Size>1</Size></Contents>\
    """
        .formatted(key);
  }
}
