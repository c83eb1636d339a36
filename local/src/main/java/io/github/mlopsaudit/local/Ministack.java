package io.github.mlopsaudit.local;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A local AWS that does what moto does not: it enforces IAM policies, deploys SAM templates
/// through CloudFormation and fires schedules. It is ministack in a process of its own, on loopback
/// only, which dies with this one. Account and region are those of [LocalAws].
///
/// It differs from AWS where an audit might look: CloudFormation drops a table's time to live and
/// point-in-time recovery, a schedule's time zone is ignored (an `at(...)` is UTC), alarms never go
/// off, `ExpectedBucketOwner` is not compared and DescribeRepositories has one page. What
/// `tools/ministack` adds to it says so there.
public final class Ministack implements AutoCloseable {

  private static final PythonTool MINISTACK =
      new PythonTool(
          "ministack",
          "the local AWS for deployments",
          "ministack",
          List.of("ministack.app", "samtranslator", "hypercorn"),
          "about 30 s");

  private final ServerProcess process;

  private Ministack(ServerProcess process) {
    this.process = process;
  }

  /// Starts one on a free port, and returns when it answers. Its functions do nothing.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static Ministack start() {
    return start(Map.of());
  }

  /// The same, whose functions run behind this URL: the event is posted there, the name of the
  /// function in the header `X-Amzn-Lambda-Function-Name`.
  ///
  /// @throws ToolException if it cannot be installed or started
  public static Ministack start(URI functions) {
    return start(Map.of("LAMBDA_HOST", functions.toString()));
  }

  private static Ministack start(Map<String, String> more) {
    Map<String, String> variables = new HashMap<>(more);
    variables.put("AUTH", "true");
    variables.put("LOG_LEVEL", "WARNING");
    return new Ministack(
        ServerProcess.start(ProjectFolder.find(), MINISTACK, List.of("serve.py"), variables));
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + process.port());
  }

  /// The AWS variables that lead here, for the caller who may do everything.
  public Map<String, String> environment() {
    return environment(LocalAws.ACCOUNT);
  }

  /// The same for whoever may do everything in another account.
  public Map<String, String> environment(String account) {
    return Map.of(
        "AWS_ENDPOINT_URL",
        endpoint().toString(),
        "AWS_REGION",
        LocalAws.REGION,
        "AWS_DEFAULT_REGION",
        LocalAws.REGION,
        "AWS_ACCESS_KEY_ID",
        account,
        "AWS_SECRET_ACCESS_KEY",
        "local");
  }

  /// The process to end (`kill PID`) after `detach`.
  public long pid() {
    return process.pid();
  }

  /// Leaves it running: it outlives this program, and `close` does nothing any more.
  public void detach() {
    process.detach();
  }

  /// Ends it, within seconds at worst.
  @Override
  public void close() {
    process.close();
  }
}
