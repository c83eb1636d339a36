package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.local.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What is in the folder that is deployed.
final class PackagedFunctionTest {

  private static final long MEGABYTE = 1024L * 1024;

  /// A zip over 50 MB can no longer be uploaded by hand; well before that somebody should look.
  private static final long LIMIT = 45 * MEGABYTE;

  private static final LambdaFunction FUNCTION = LambdaFunction.audit(ProjectFolder.find());
  private static final Path LIBRARIES = FUNCTION.artifact().resolve("lib");

  @Test
  void handlerIsAtTheRoot() {
    String type = FUNCTION.handler().substring(0, FUNCTION.handler().indexOf(':'));

    assertThat(FUNCTION.artifact().resolve(type.replace('.', '/') + ".class")).exists();
  }

  @Test
  void libraryFolderHasJarsAlone() throws IOException {
    assertThat(libraries()).isNotEmpty().allMatch(name -> name.endsWith(".jar"));
  }

  @Test
  void carriesNothingOfTestsOrOtherModules() throws IOException {
    assertThat(libraries())
        .noneMatch(name -> name.matches("(local|cli|audit)-\\d.*"))
        .noneMatch(name -> name.matches("(?i)(junit|assertj|archunit|dynamodblocal|sqs).*"));
  }

  @Test
  void carriesOneHttpClient() throws IOException {
    assertThat(libraries())
        .noneMatch(name -> name.matches("(netty|apache-client|httpclient-|url-connection).*"))
        .filteredOn(name -> name.matches("(.*-client|aws-crt.*)-\\d[\\d.]*jar"))
        .singleElement()
        .asString()
        .startsWith("apache5-client-");
  }

  @Test
  void carriesEachLibraryOnce() throws IOException {
    assertThat(libraries())
        .extracting(name -> name.replaceAll("-\\d.*", ""))
        .doesNotHaveDuplicates();
  }

  @Test
  void isSmallEnough(TestReporter reporter) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(FUNCTION.artifact())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    reporter.publishEntry("megabytes of the artifact", String.valueOf(size / MEGABYTE));

    assertThat(size).as("bytes in " + FUNCTION.artifact()).isLessThan(LIMIT);
  }

  private static List<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
