package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `mvnw` has that the wrapper of the Maven project has not: it takes no Maven whose sum is
/// not known, whichever of the two archives it fetches, and runs it on a JDK that the build can
/// use.
final class WrapperTest {

  private static final Path PROJECT = ProjectFolder.find().path();
  private static final String PROPERTIES = ".mvn/wrapper/maven-wrapper.properties";
  private static final byte[] NO_ARCHIVE = "no archive".getBytes(StandardCharsets.UTF_8);

  private static final List<String> NEEDED =
      List.of(
          "uname",
          "bash",
          "readlink",
          "dirname",
          "basename",
          "tr",
          "mktemp",
          "mkdir",
          "rm",
          "mv",
          "cat",
          "tar",
          "gzip",
          "wget",
          "curl",
          "sha256sum",
          "shasum");

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, NO_ARCHIVE.length);
            exchange.getResponseBody().write(NO_ARCHIVE);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "true, distributionSha256Sum, failed to unzip",
    "true, distributionSha256SumTarGz, Failed to validate Maven distribution SHA-256",
    "true, '', Failed to validate Maven distribution SHA-256",
    "false, distributionSha256Sum, Failed to validate Maven distribution SHA-256",
    "false, distributionSha256SumTarGz, failed to untar",
    "false, '', Failed to validate Maven distribution SHA-256"
  })
  void unpacksWhatHasTheSumOfItsKindAlone(boolean canUnzip, String right, String says)
      throws IOException {
    Files.createDirectory(folder.resolve("tools"));
    for (String file : List.of("mvnw", "tools/java-home")) {
      Files.copy(PROJECT.resolve(file), folder.resolve(file));
    }
    Files.createDirectories(folder.resolve(PROPERTIES).getParent());
    Files.writeString(folder.resolve(PROPERTIES), properties(right));

    Command command =
        Command.run(
            List.of("/bin/sh", folder.resolve("mvnw").toString(), "--version"),
            Map.of(
                "PATH",
                programs(canUnzip).toString(),
                "MAVEN_USER_HOME",
                folder.resolve("home").toString(),
                "MVNW_REPOURL",
                "http://127.0.0.1:" + server.getAddress().getPort()));

    assertThat(command.output()).contains(says);
    assertThat(command.succeeded()).isFalse();
  }

  @Test
  void runsMavenOnAJdkOfTheBuildThoughAnotherIsSet() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("old/bin"));
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"17.0.15\"\n");
    for (String name : List.of("java", "javac")) {
      Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\nexit 9\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    Command command =
        Command.run(
            List.of(PROJECT.resolve("mvnw").toString(), "--version"),
            Map.of("JAVA_HOME", folder.resolve("old").toString()));

    assertThat(command.output()).containsPattern("Java version: (2[5-9]|[3-9]\\d)\\b");
  }

  private static String properties(String right) throws IOException {
    String text = Files.readString(PROJECT.resolve(PROPERTIES));
    assertThat(text).contains("distributionSha256Sum=", "distributionSha256SumTarGz=");
    return right.isEmpty()
        ? text
        : text.replaceAll("(?m)^" + right + "=.*$", right + "=" + sum(NO_ARCHIVE));
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /// What the wrapper needs of this machine, with or without `unzip`.
  private Path programs(boolean canUnzip) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (String path : System.getenv("PATH").split(":", -1)) {
      for (String name : NEEDED) {
        Path program = Path.of(path, name);
        if (Files.isExecutable(program) && Files.notExists(programs.resolve(name))) {
          Files.createSymbolicLink(programs.resolve(name), program);
        }
      }
    }
    if (canUnzip) {
      Path unzip = Files.writeString(programs.resolve("unzip"), "#!/bin/sh\nexit 9\n");
      assertThat(unzip.toFile().setExecutable(true)).isTrue();
    }
    return programs;
  }
}
