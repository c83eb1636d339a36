package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `./audit run --format ... --out ...` on a healthy class.
final class RunFilesTest {

  private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

  private final StubAws aws = StubAws.start(HealthyClass.of(3));

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    aws.close();
  }

  private Audited run(String... options) {
    return runOf("mlops", options);
  }

  private Audited runOf(String className, String... options) {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.put("AWS_REGION", "ap-northeast-2");
    environment.put("AUDIT_CLASS", className);
    environment.put("AUDIT_ROSTER", "01-03");
    environment.put("AUDIT_INSTRUCTORS", "none");
    return Audited.with(
        environment, Stream.concat(Stream.of("run"), Stream.of(options)).toArray(String[]::new));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text,  '\nMLOps 저장소 점검: '",
    "json,  '{'",
    "html,  '<!doctype html>'",
    "csv,   '\uFEFFSTUDENT,STUDENT_NAME,SEVERITY'",
    "junit, '<?xml version=\"1.0\" encoding=\"UTF-8\"?><testsuites '",
  })
  void printsOneFormatAndNothingElse(String format, String beginning) {
    Audited audited = run("--format", format);

    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(audited.out()).startsWithIgnoringCase(beginning).endsWith("\n");
  }

  @Test
  void printsOcsfAsLinesOfJson() {
    Audited audited = run("--format", "ocsf", "--fail-on", "never");

    assertThat(audited.out().lines())
        .allSatisfy(line ->
            assertThat(new ObjectMapper().readTree(line).path("class_uid").asInt())
                .isEqualTo(2003));
  }

  @Test
  void writesEveryFormatIntoAFolderThatItMakes() throws IOException {
    Path out = folder.resolve("reports/today");

    Audited audited = run("--out", out.toString());

    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(names(out))
        .hasSize(6)
        .allMatch(
            name -> name.matches("mlops-" + DAY + "\\.(txt|json|html|csv|ocsf.ndjson|junit.xml)"));
    assertThat(audited.out().lines().map(Path::of))
        .hasSize(6)
        .allSatisfy(file -> assertThat(file).hasParent(out).exists());
    assertThat(out.resolve(names(out).getFirst())).content().startsWith("\uFEFFSTUDENT,");
  }

  @Test
  void writesTheFormatsThatAreNamedEachOnce() throws IOException {
    run("--out", folder.toString(), "--format", "csv,json", "--format", "csv");

    assertThat(names(folder))
        .extracting(name -> name.replaceFirst(".*\\.", ""))
        .containsExactly("csv", "json");
  }

  @Test
  void aRunOfAPartTakesNotThePlaceOfTheClass() throws IOException {
    run("--out", folder.toString(), "--format", "json");
    run("--out", folder.toString(), "--format", "json", "--student", "2");
    run("--out", folder.toString(), "--format", "json", "--service", "s3");

    assertThat(names(folder))
        .extracting(name -> name.replaceFirst(DAY, "DAY"))
        .containsExactlyInAnyOrder("mlops-DAY.json", "mlops-DAY-02.json", "mlops-DAY-s3.json");
  }

  @Test
  void aNameOfAClassLeadsNowhereElse() throws IOException {
    Path out = folder.resolve("out");

    Audited audited =
        runOf("../../엠엘옵스 2026/a:b\u202e", "--out", out.toString(), "--format", "csv");

    assertThat(audited.exitCode()).as(audited.err()).isZero();
    assertThat(names(out))
        .singleElement()
        .asString()
        .matches("_\\._.._엠엘옵스_2026_a_b_-" + DAY + "\\.csv");
    assertThat(names(folder)).containsExactly("out");
  }

  @Test
  void writesItsOwnFilesAnewAndNoOthers() throws IOException {
    Path other = Files.writeString(folder.resolve("notes.txt"), "mine");
    run("--out", folder.toString(), "--format", "json");
    Path own = folder.resolve(names(folder).getFirst());
    Files.writeString(own, "x".repeat(1_000_000));

    run("--out", folder.toString(), "--format", "json");

    assertThat(own).content().startsWith("{").endsWith("}\n");
    assertThat(other).hasContent("mine");
  }

  @Test
  void followsNoLink() throws IOException {
    run("--out", folder.toString(), "--format", "json");
    Path own = folder.resolve(names(folder).getFirst());
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Files.delete(own);
    Files.createSymbolicLink(own, precious);

    Audited audited = run("--out", folder.toString(), "--format", "json");

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains("The file " + own + " cannot be written");
    assertThat(precious).hasContent("mine");
  }

  @Test
  void saysBeforeTheAuditThatTheFolderIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");

    Audited audited = run("--out", file.toString());

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).isEqualTo("--out " + file + " is no folder, but a file.\n");
    assertThat(run("--out", file.resolve("below").toString()).err()).contains("cannot be made");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void saysBeforeTheAuditThatTheFolderCannotBeWritten() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    // Nothing is locked for root.
    assumeFalse(Files.isWritable(locked));

    Audited audited = run("--out", locked.toString());

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).isEqualTo("The folder --out " + locked + " cannot be written.\n");
    assertThat(aws.calls()).isEmpty();
  }

  @Test
  void severalFormatsNeedAFolder() {
    for (String formats : List.of("csv,json", "all")) {
      Audited audited = run("--format", formats);

      assertThat(audited.exitCode()).isEqualTo(2);
      assertThat(audited.err()).contains("name a folder for them with --out DIR");
      assertThat(audited.out()).isEmpty();
    }
    assertThat(aws.calls()).isEmpty();
  }
}
