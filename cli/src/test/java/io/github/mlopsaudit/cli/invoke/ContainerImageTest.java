package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.bench.ColdStarts;
import io.github.mlopsaudit.local.Command;
import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// functions/audit/Dockerfile, as far as it goes without Docker: its COPY and RUN lines as they
/// stand, with a folder of this machine for `/function` and the JDK of this machine for the
/// image's.
final class ContainerImageTest {

  private static final ProjectFolder PROJECT = ProjectFolder.find();
  private static final String JAVA = "/var/lang/bin/java";
  private static final String CACHED = JAVA + " @/function/args -XX:AOTCache=/function/audit.aot";

  private static List<String> lines(String instruction) {
    try {
      String dockerfile =
          Files.readString(PROJECT.path().resolve("functions/audit/Dockerfile"))
              .replaceAll("\\\\\n *", "");
      return dockerfile
          .lines()
          .filter(line -> line.startsWith(instruction + " "))
          .map(line -> line.substring(instruction.length() + 1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void startsTheJarThatMavenMakes() throws IOException {
    String pom = Files.readString(PROJECT.path().resolve("functions/audit/pom.xml"));
    String version = pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");

    assertThat(lines("COPY"))
        .contains("functions/audit/target/audit-" + version + ".jar /function/");
  }

  @Test
  void everyStartHasTheOptionsThatLambdaAndTheTemplateGive() throws JsonProcessingException {
    List<String> runs = lines("RUN");

    assertThat(runs).hasSize(2);
    assertThat(runs.getFirst())
        .contains("-XX:+UseSerialGC -XX:TieredStopAtLevel=1 " + ColdStarts.TOOL_OPTIONS)
        .endsWith(" > /function/args");
    assertThat(runs.getLast().split(" && ", -1))
        .hasSize(2)
        .allMatch(start -> start.startsWith(JAVA + " @/function/args -XX:AOTCache"))
        .contains(CACHED + " -XX:AOTMode=on io.github.mlopsaudit.Rehearsal");
    assertThat(String.join(" ", words("ENTRYPOINT")))
        .isEqualTo(CACHED + " com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    assertThat(words("CMD")).containsExactly(LambdaFunction.audit(PROJECT).handler());
  }

  private static List<String> words(String instruction) throws JsonProcessingException {
    return List.of(new ObjectMapper().readValue(lines(instruction).getFirst(), String[].class));
  }

  @Test
  @Tag("slow")
  void itsCacheIsMadeAndTaken(@TempDir Path folder) throws IOException {
    for (String copy : lines("COPY")) {
      int blank = copy.indexOf(' ');
      copy(copy.substring(0, blank), here(copy.substring(blank + 1), folder));
    }

    for (String run : lines("RUN")) {
      assertThat(shell(run, folder)).as(run).matches(Command::succeeded);
    }

    assertThat(Files.readString(folder.resolve("args")))
        .doesNotContain("*")
        .containsPattern(
            "audit-[^:]+:.*/lib/s3-[^:]+:.*/lib/sts-[^:]+:.*/ric/aws-lambda-java-runtime-");
    assertThat(
            shell(
                    CACHED + " -XX:AOTMode=on -Xlog:class+load io.github.mlopsaudit.Rehearsal",
                    folder)
                .output())
        .contains(" io.github.mlopsaudit.Audit source: shared objects file");
  }

  private static Command shell(String line, Path folder) throws IOException {
    return Command.run(List.of("sh", "-c", here(line, folder)), Map.of());
  }

  private static String here(String line, Path folder) {
    return line.replace(JAVA, Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .replace("/function/", folder + "/");
  }

  private static void copy(String from, String to) throws IOException {
    Path source = PROJECT.path().resolve(from);
    Path target = Files.createDirectories(Path.of(to));
    try (Stream<Path> files = Files.isDirectory(source) ? Files.list(source) : Stream.of(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void itsImageIsLookedAtForNewerVersions() throws IOException {
    assertThat(Files.readString(PROJECT.path().resolve(".github/dependabot.yml")))
        .contains("package-ecosystem: docker\n    directory: /functions/audit\n");
  }
}
