package io.github.mlopsaudit.cli.invoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The artifact of a function that consists of [EchoHandler] alone.
final class EchoFunction {

  /// Time for a JVM to start beside others on a busy machine.
  private static final int TIMEOUT_SECONDS = 10;

  private static final int MEMORY = 512;

  private EchoFunction() {}

  static LambdaFunction in(Path folder) throws IOException {
    String file = EchoHandler.class.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (var from = EchoHandler.class.getClassLoader().getResourceAsStream(file)) {
      Files.write(target, from.readAllBytes());
    }
    return new LambdaFunction(
        "EchoFunction",
        folder,
        EchoHandler.class.getName() + "::handleRequest",
        TIMEOUT_SECONDS,
        MEMORY,
        Map.of("AUDIT_LANGUAGE", "ko", "PATH", "the template's"));
  }
}
