package io.github.mlopsaudit.local.stub;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One request, as AWS would understand it. `operation` is service and operation
/// (`s3:GetBucketPolicy`, `s3-control:GetPublicAccessBlock`), `resource` the bucket, repository,
/// key or role, empty where the call names none or several, `region` the one it is signed for.
public record StubCall(
    String operation, String resource, String region, Map<String, String> query, String body) {

  // Credential=AKID/20261102/ap-northeast-2/s3/aws4_request
  private static final Pattern SCOPE = Pattern.compile("Credential=[^/]*/[^/]*/([^/]*)/([^/]*)/");
  private static final Map<String, String> JSON_SERVICES =
      Map.of(
          "AmazonEC2ContainerRegistry", "ecr",
          "TrentService", "kms",
          "DynamoDB", "dynamodb",
          "AmazonSSM", "ssm");

  static StubCall of(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target = header(exchange, "X-Amz-Target");
    Map<String, String> query =
        parameters(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""));
    Matcher scope = SCOPE.matcher(header(exchange, "Authorization"));
    boolean signed = scope.find();
    String region = signed ? scope.group(1) : "";
    if (!target.isEmpty()) {
      String operation = jsonService(target) + target.substring(target.indexOf('.'));
      StubCall call = new StubCall(operation.replace('.', ':'), "", region, query, body);
      return call.about(call.field(call.service().equals("kms") ? "KeyId" : "repositoryName"));
    }
    if (body.startsWith("Action=")) {
      Map<String, String> form = parameters(body);
      String service = signed ? scope.group(2) : "unknown";
      String role = form.getOrDefault("PolicySourceArn", "");
      return new StubCall(service + ":" + form.get("Action"), role, region, form, body);
    }
    return S3Operation.call(exchange, region, query, body);
  }

  private static String jsonService(String target) {
    return JSON_SERVICES.entrySet().stream()
        .filter(entry -> target.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("unknown");
  }

  private StubCall about(String name) {
    return new StubCall(operation, name, region, query, body);
  }

  private static String header(HttpExchange exchange, String name) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    Arrays.stream(text.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> parameters.put(decode(pair[0]), pair.length < 2 ? "" : decode(pair[1])));
    return Map.copyOf(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public String service() {
    return operation.substring(0, operation.indexOf(':'));
  }

  /// The value of a query or form parameter, empty where it is not given.
  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  /// The value of a string field of a JSON body, empty where it has none.
  public String field(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  /// The values of a list of strings in a JSON body.
  public List<String> fields(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\\[([^]]*)]").matcher(body);
    return matcher.find()
        ? Stream.of(matcher.group(1).split(","))
            .map(text -> text.strip().replace("\"", ""))
            .toList()
        : List.of();
  }
}
