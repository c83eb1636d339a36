package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.StubAws;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each region is asked for itself, and one that is denied leaves the others as they are.
final class RegionProbeTest {

  @Test
  void tellsTheRegionThatIsDenied() {
    try (StubAws aws = StubAws.start(Fault.error(400, "AccessDeniedException"));
        AwsClients clients =
            new AwsClients(AwsSettings.from(aws.environment(), "ap-northeast-2"))) {
      aws.on("ecr:DescribeRepositories")
          .in("us-west-2")
          .answer(
              new Reply(
                  200,
                  Map.of("Content-Type", "application/x-amz-json-1.1"),
                  "{\"repositories\": []}"));

      Map<String, Reading<String>> tried =
          new RegionProbe(clients, List.of("us-east-1", "us-west-2")).tryEach();

      assertThat(tried.keySet()).containsExactly("us-east-1", "us-west-2");
      assertThat(tried.get("us-east-1"))
          .isInstanceOfSatisfying(
              Reading.Unreadable.class, gap -> assertThat(gap.cause()).isEqualTo(Cause.DENIED));
      assertThat(tried.get("us-west-2")).isEqualTo(Reading.known("us-west-2"));
    }
  }
}
