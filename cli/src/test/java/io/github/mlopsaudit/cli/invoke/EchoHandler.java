package io.github.mlopsaudit.cli.invoke;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// A function that answers with what it sees, and fails in the way it is asked to.
public final class EchoHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private int invocations;

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    invocations++;
    context.getLogger().log("echo " + event + "\n");
    switch (String.valueOf(event.get("do"))) {
      case "throw" -> throw new IllegalArgumentException("학생 99 is on no roster");
      case "sleep" -> sleep();
      case "exit" -> Runtime.getRuntime().halt(3);
      default -> {}
    }
    Map<String, Object> answer = new TreeMap<>(System.getenv());
    answer.put("event", event);
    answer.put("invocations", invocations);
    answer.put("folder", Path.of("").toAbsolutePath().toString());
    answer.put("function", context.getFunctionName());
    answer.put("libraries", mappedFiles());
    return answer;
  }

  /// The native libraries of this process, among other files.
  private static String mappedFiles() {
    try {
      return Files.readString(Path.of("/proc/self/maps"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
