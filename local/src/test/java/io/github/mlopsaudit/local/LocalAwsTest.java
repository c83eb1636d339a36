package io.github.mlopsaudit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

final class LocalAwsTest {
  @Test
  void answersOnLoopbackWhenStarted() {
    LocalAws aws = SharedLocalAws.empty();

    try (Clients clients = new Clients(aws.environment())) {
      assertThat(aws.endpoint().getHost()).isEqualTo("127.0.0.1");
      assertThat(clients.ecr().describeRegistry(_ -> {}).registryId()).isEqualTo(LocalAws.ACCOUNT);
    }
  }

  @Test
  void forgetsEverythingOnReset() {
    LocalAws aws = SharedLocalAws.empty();

    try (Clients clients = new Clients(aws.environment())) {
      S3Client s3 = clients.s3(clients.region());
      s3.createBucket(request ->
          request
              .bucket("forgotten")
              .createBucketConfiguration(place -> place.locationConstraint(LocalAws.REGION)));
      aws.reset();

      assertThat(s3.listBuckets().buckets()).isEmpty();
    }
  }

  @Test
  void startsOnThePortAskedForAndEndsWithAllItsProcesses() throws IOException {
    int port = freePort();
    LocalAws aws = LocalAws.start(port);
    ProcessHandle process = ProcessHandle.of(aws.pid()).orElseThrow();
    List<ProcessHandle> workers = process.descendants().toList();

    assertThat(aws.endpoint()).hasPort(port);
    assertThat(workers).isNotEmpty();
    aws.close();

    assertThat(process.isAlive()).isFalse();
    assertThat(workers).noneMatch(ProcessHandle::isAlive);
    assertThat(freed(port)).isTrue();
    aws.close(); // once more harms nobody
  }

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalAws.start(other.getLocalPort()))
          .isInstanceOf(ToolException.class)
          .hasMessageContaining("Port " + other.getLocalPort() + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void refusesToFillARealAccount() {
    assertThatThrownBy(() -> new Clients(Map.of("AWS_REGION", "ap-northeast-2")))
        .hasMessageContaining("AWS_ENDPOINT_URL is not set");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean freed(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    }
  }
}
