package io.github.mlopsaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import javax.tools.ToolProvider;

/// A project of nothing but the launcher, a Maven that counts its builds, and a command that
/// echoes.
record LauncherProject(Path folder) {

  private static final String COMMAND =
      """
      package io.github.mlopsaudit.cli;
      final class AuditCommand {
        public static void main(String[] arguments) {
          System.out.println("home=" + System.getProperty("audit.home"));
          System.out.println("folder=" + System.getProperty("user.dir"));
          for (String argument : arguments) System.out.println("[" + argument + "]");
        }
      }
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$JAVA_HOME $*" >> builds
      [ ! -e broken ] || { echo "a line of Maven"; exit 1; }
      sleep 0.5
      mkdir -p cli/target/lib functions/audit/target/lambda
      cp -R compiled cli/target/classes
      if [ -e jar ]; then "$JAVA_HOME/bin/jar" cf cli/target/cli-1.jar -C compiled .; fi
      """;

  private static final String REHEARSAL =
      """
      package io.github.mlopsaudit.cli;
      final class Rehearsal {
        public static void main(String[] arguments) {
          AuditCommand.main(arguments);
        }
      }
      """;

  static LauncherProject in(Path folder, Path project) throws IOException {
    for (String file : new String[] {"audit", "tools/java-home"}) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(project.resolve(file), folder.resolve(file));
    }
    for (String module : new String[] {"", "local", "functions/audit", "cli"}) {
      Files.createDirectories(folder.resolve(module).resolve("src/main"));
      Files.createFile(folder.resolve(module).resolve("pom.xml"));
    }
    Path maven = Files.writeString(folder.resolve("mvnw"), MAVEN);
    maven.toFile().setExecutable(true);
    Path command = Files.writeString(folder.resolve("AuditCommand.java"), COMMAND);
    Path rehearsal = Files.writeString(folder.resolve("Rehearsal.java"), REHEARSAL);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.resolve("compiled").toString(),
                command.toString(),
                rehearsal.toString());
    if (failed != 0) {
      throw new IllegalStateException("the echoing command does not compile");
    }
    return new LauncherProject(folder);
  }

  /// Starts the launcher, which is to be found at `launcher`, in another folder.
  Process start(Path launcher, Path current, String... arguments) throws IOException {
    return start(launcher, current, Map.of(), arguments);
  }

  /// Starts the launcher with more variables.
  Process startWith(Map<String, String> variables, String... arguments) throws IOException {
    return start(folder.resolve("audit"), folder, variables, arguments);
  }

  private static Process start(
      Path launcher, Path current, Map<String, String> variables, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(arguments).directory(current.toFile());
    builder.command().addFirst(launcher.toString());
    builder
        .environment()
        .putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "LC_ALL", "C.UTF-8"));
    builder.environment().putAll(variables);
    return builder.start();
  }

  Process start(String... arguments) throws IOException {
    return start(folder.resolve("audit"), folder, arguments);
  }

  int builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  void touch(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "");
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(2)));
  }
}
