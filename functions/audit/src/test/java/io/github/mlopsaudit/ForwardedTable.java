package io.github.mlopsaudit;

import io.github.mlopsaudit.ledger.DynamoDbLocal;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.StubCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/// A real table behind the stub: what the stub is asked of DynamoDB it asks DynamoDB Local.
final class ForwardedTable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SIGNED_AS =
      "AWS4-HMAC-SHA256 Credential=local/20261123/ap-northeast-2/dynamodb/aws4_request, "
          + "SignedHeaders=host, Signature=0";

  private ForwardedTable() {}

  static Answer answer(StubCall call) {
    String operation = call.operation().substring(call.operation().indexOf(':') + 1);
    HttpRequest request =
        HttpRequest.newBuilder(DynamoDbLocal.endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("Authorization", SIGNED_AS)
            .POST(HttpRequest.BodyPublishers.ofString(call.body()))
            .build();
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(
          answer.statusCode(), Map.of("Content-Type", "application/x-amz-json-1.0"), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Reset();
    }
  }
}
