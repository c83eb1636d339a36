package io.github.mlopsaudit.checks.s3;

import static io.github.mlopsaudit.checks.Given.BUCKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the printed commands with bash and Python, and in the place of the AWS CLI a script that
/// answers what a test lays down and keeps what is put.
final class WholeConfigurationTest {

  private static final String BUCKET = "mlops-training-user07";

  @TempDir private Path folder = Path.of("");

  @Test
  void addsARuleWhereThereIsNoLifecycle() throws IOException {
    refuse("NoSuchLifecycleConfiguration");

    run(LifecycleRemedy.abortUploads(BUCKET));

    assertThat(put())
        .isEqualTo(
            json(
                "{'LifecycleConfiguration': {'Rules': [{'ID': 'mlops-abort-incomplete-uploads',"
                    + " 'Status': 'Enabled', 'Filter': {'Prefix': ''},"
                    + " 'AbortIncompleteMultipartUpload': {'DaysAfterInitiation': 7}}]}}"));
  }

  @Test
  void keepsTheOtherRulesAndWhatBelongsToThem() throws IOException {
    answer(
        "{'TransitionDefaultMinimumObjectSize': 'varies_by_storage_class', 'Rules': ["
            + "{'ID': 'old', 'Status': 'Enabled', 'Prefix': 'tmp/', 'Expiration': {'Days': 1}},"
            + "{'ID': 'mlops-expire-noncurrent-versions', 'Status': 'Disabled', 'Filter': {}}]}");

    run(LifecycleRemedy.expireNoncurrent(BUCKET));

    assertThat(put())
        .isEqualTo(
            json(
                "{'TransitionDefaultMinimumObjectSize': 'varies_by_storage_class',"
                    + " 'LifecycleConfiguration': {'Rules': [{'ID': 'old', 'Status': 'Enabled',"
                    + " 'Expiration': {'Days': 1}, 'Filter': {'Prefix': 'tmp/'}},"
                    + " {'ID': 'mlops-expire-noncurrent-versions', 'Status': 'Enabled',"
                    + " 'Filter': {'Prefix': ''},"
                    + " 'NoncurrentVersionExpiration': {'NoncurrentDays': 30}}]}}"));
  }

  @Test
  void putsNothingWhereTheConfigurationCouldNotBeRead() throws IOException {
    refuse("AccessDenied");

    assertThat(run(LifecycleRemedy.abortUploads(BUCKET))).contains("AccessDenied");
    assertThat(run(EncryptionRemedy.withKms(BUCKET))).contains("AccessDenied");
    assertThat(folder.resolve("put.json")).doesNotExist();
  }

  @Test
  void disablesRulesByTheirIdsWhateverTheseAre() throws IOException {
    answer(
        "{'Rules': [{'ID': 'it\\u0027s \\u0022$(touch gone)\\u0022 \\u005c `x` 규칙',"
            + " 'Status': 'Enabled'}, {'ID': 'tidy', 'Status': 'Enabled'}]}");

    run(LifecycleRemedy.disable(BUCKET, List.of("it's \"$(touch gone)\" \\ `x` 규칙", "none")));

    assertThat(put())
        .contains("\\uaddc\\uce59\", \"Status\": \"Disabled\"}")
        .contains("{\"ID\": \"tidy\", \"Status\": \"Enabled\"}");
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void anIdCannotSteerATerminalOrEndTheLine() {
    assertThat(LifecycleRemedy.disable(BUCKET, List.of("a\u001b[2J\nrm \u202eb")))
        .contains("a\\u001b[2J\\u000arm \\u202eb");
  }

  @Test
  void blocksCustomerKeysAndKeepsTheKeyOfTheBucket() throws IOException {
    answer(
        "{'ServerSideEncryptionConfiguration': {'Rules': [{'ApplyServerSideEncryptionByDefault':"
            + " {'SSEAlgorithm': 'aws:kms', 'KMSMasterKeyID': 'arn'}, 'BucketKeyEnabled': true,"
            + " 'BlockedEncryptionTypes': {'EncryptionType': ['NONE']}}]}}");

    run(EncryptionRemedy.blockingCustomerKeys(BUCKET));

    assertThat(put())
        .isEqualTo(
            json(
                "{'ServerSideEncryptionConfiguration': {'Rules':"
                    + " [{'ApplyServerSideEncryptionByDefault': {'SSEAlgorithm': 'aws:kms',"
                    + " 'KMSMasterKeyID': 'arn'}, 'BucketKeyEnabled': true,"
                    + " 'BlockedEncryptionTypes': {'EncryptionType': ['SSE-C']}}]}}"));
  }

  @Test
  void encryptsABucketThatHadNoEncryption() throws IOException {
    refuse("ServerSideEncryptionConfigurationNotFoundError");

    run(EncryptionRemedy.blockingCustomerKeys(BUCKET));

    assertThat(put()).contains("AES256").contains("SSE-C");
  }

  @Test
  void keepsWhatIsBlockedWhenTheKeyChanges() throws IOException {
    answer(
        "{'ServerSideEncryptionConfiguration': {'Rules': [{'ApplyServerSideEncryptionByDefault':"
            + " {'SSEAlgorithm': 'aws:kms', 'KMSMasterKeyID': 'gone'},"
            + " 'BlockedEncryptionTypes': {'EncryptionType': ['SSE-C']}}]}}");

    run(EncryptionRemedy.withOwnKey(BUCKET));

    assertThat(put()).contains("AES256").contains("SSE-C").doesNotContain("gone");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private void answer(String json) throws IOException {
    Files.writeString(folder.resolve("answer.json"), json(json));
    cli("cat answer.json");
  }

  private void refuse(String code) throws IOException {
    cli("echo 'An error occurred (%s) when calling it' >&2; exit 254".formatted(code));
  }

  private void cli(String get) throws IOException {
    Path aws =
        Files.writeString(
            folder.resolve("aws"),
            """
            #!/bin/sh
            case "$2" in
              get-*) %s ;;
              put-*) cat "${6#file://}" > put.json ;;
            esac
            """
                .formatted(get));
    assertThat(aws.toFile().setExecutable(true)).isTrue();
  }

  private String put() throws IOException {
    return Files.readString(folder.resolve("put.json"));
  }

  private String run(String commands) throws IOException {
    Path script = Files.writeString(folder.resolve("remedy.sh"), commands);
    ProcessBuilder bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
    bash.directory(folder.toFile());
    bash.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    Process process = bash.start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
