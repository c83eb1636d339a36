package io.github.mlopsaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LauncherTest {

  private static final Path PROJECT = ProjectFolder.find().path();

  @TempDir private Path temporary;
  private LauncherProject launcher;

  @BeforeEach
  void create() throws IOException {
    launcher = LauncherProject.in(Files.createDirectory(temporary.resolve("a project")), PROJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "tools/java-home", "tools/reproducible", ".ci/run"})
  void isBash(String script) throws Exception {
    Process process =
        new ProcessBuilder("bash", "-n", PROJECT.resolve(script).toString()).inheritIO().start();

    assertThat(process.waitFor()).isZero();
    assertThat(PROJECT.resolve(script)).isExecutable();
  }

  @Test
  void keepsTheArgumentsAndTheFolderOfTheCaller() throws Exception {
    Path elsewhere = Files.createDirectory(temporary.resolve("else where"));

    Process process =
        launcher.start(launcher.folder().resolve("audit"), elsewhere, "run", "two words", "", "한글");

    assertThat(output(process).lines())
        .containsExactly(
            "home=" + launcher.folder().toRealPath(),
            "folder=" + elsewhere.toRealPath(),
            "[run]",
            "[two words]",
            "[]",
            "[한글]");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void findsItsProjectThroughLinks() throws Exception {
    Path link =
        Files.createSymbolicLink(temporary.resolve("link"), launcher.folder().resolve("audit"));
    Path second = Files.createSymbolicLink(temporary.resolve("second"), link.getFileName());

    Process process = launcher.start(second, temporary);

    assertThat(output(process)).contains("home=" + launcher.folder().toRealPath());
  }

  @Test
  void buildsWithTheJdkThatItFoundAndSaysSo() throws Exception {
    Process process = launcher.start();

    assertThat(error(process))
        .isEqualTo(
            """
            Building (first time about a minute) ...
            Preparing a faster start for this and the next commands (about 15 seconds) ...
            """);
    assertThat(launcher.folder().resolve("builds"))
        .content()
        .isEqualTo(
            System.getProperty("java.home")
                + " --batch-mode -pl cli -am package -Dmaven.test.skip=true -Dlists.skip=true\n");
  }

  @Test
  void buildsAgainOnlyWhenASourceIsNewer() throws Exception {
    launcher.start().waitFor();
    Process second = launcher.start();
    assertThat(error(second)).isEmpty();
    assertThat(launcher.builds()).isEqualTo(1);

    launcher.touch("functions/audit/src/main/java/Check.java");
    launcher.start().waitFor();
    assertThat(launcher.builds()).isEqualTo(2);

    launcher.touch("docs/checks/s3-versioning.md");
    launcher.start().waitFor();
    assertThat(launcher.builds()).isEqualTo(3);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Process one = launcher.start();
    Process other = launcher.start();

    assertThat(output(one)).contains("home=");
    assertThat(output(other)).contains("home=");
    assertThat(launcher.builds()).isEqualTo(1);
  }

  @Test
  void takesTheLockOverFromABuildThatWasKilled() throws Exception {
    Path lock = launcher.folder().resolve(".tools/build.lock");
    Files.createDirectories(lock.getParent());
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(lock, Path.of(String.valueOf(dead.pid())));

    assertThat(output(launcher.start())).contains("home=");
    assertThat(Files.isSymbolicLink(lock)).isFalse();
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFailsAndTriesAgainNextTime() throws Exception {
    launcher.touch("broken");

    Process process = launcher.start();

    assertThat(error(process))
        .contains("The build failed. The end of " + launcher.folder().toRealPath())
        .contains("a line of Maven");
    assertThat(process.waitFor()).isEqualTo(2);
    Files.delete(launcher.folder().resolve("broken"));
    assertThat(output(launcher.start())).contains("home=");
  }

  /// With AOTMode=on the JVM does not start unless it can use the cache.
  @Test
  void startsFromTheCacheThatTheBuildLeft() throws Exception {
    launcher.touch("jar");
    launcher.start().waitFor();

    Process strict = launcher.startWith(Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"), "run");

    assertThat(output(strict)).contains("[run]");
    assertThat(strict.waitFor()).isZero();
  }

  @Test
  void startsAllTheSameAndSaysNothingWhereTheCacheIsOfNoUse() throws Exception {
    launcher.touch("jar");
    launcher.start().waitFor();
    Files.writeString(launcher.folder().resolve("cli/target/start.aot"), "no cache");

    Process process = launcher.start("run");

    assertThat(output(process)).contains("[run]").doesNotContain("aot", "warning");
    assertThat(error(process)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static String output(Process process) throws IOException {
    return text(process.getInputStream());
  }

  private static String error(Process process) throws IOException {
    return text(process.getErrorStream());
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), UTF_8);
  }
}
