package io.github.mlopsaudit.publish;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.named;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.aws.AwsSettings;
import io.github.mlopsaudit.aws.AwsSettings.Patience;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Answer.Slow;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The report bucket on an AWS that refuses.
final class ReportStoreTest {

  private final StubAws aws = StubAws.start(HealthyClass.of(1));
  private final AwsClients clients =
      new AwsClients(AwsSettings.from(aws.environment(), "ap-northeast-2"));
  private final ReportStore store = new ReportStore(clients.s3(), "ap-northeast-2", "reports");

  @AfterEach
  void close() {
    clients.close();
    aws.close();
  }

  private static Report night() {
    return report(run("r1", NIGHT), course("07"), failed(POLICY, "07"));
  }

  @Test
  void putsFourFilesAndTheLatestPage() {
    assertThat(store.put(night(), Delivery.DONE).delivery()).isEqualTo(Delivery.DONE);

    assertThat(aws.calls()).containsEntry("s3:PutObject", 5).containsEntry("s3:HeadObject", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchBucket,      There is no bucket reports for reports",
    "403, AccessDenied,      Allow the role s3:PutObject and s3:GetObject on its reports/*",
    "301, PermanentRedirect, is in another region than the audit",
    "400, InvalidRequest,    Writing reports to the bucket reports failed",
  })
  void saysWhyTheBucketDoesNotTakeIt(int status, String code, String sentence) {
    aws.on("s3:PutObject").answer(Fault.error(status, code));

    assertThatThrownBy(() -> store.put(night(), Delivery.DONE))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining(sentence);
  }

  /// A bucket that takes longer than any other call may.
  @Test
  void hasMorePatienceWithALargeReport() {
    Patience little =
        new Patience(Duration.ofMillis(200), Duration.ofSeconds(5), 1, 1, Duration.ofMillis(1));
    aws.on("s3:PutObject")
        .answer(call -> new Slow(Duration.ofMillis(350), new Reply(200, Map.of(), "")));
    try (AwsClients hasty =
        new AwsClients(
            AwsSettings.from(aws.environment(), "ap-northeast-2").withPatience(little))) {
      ReportStore impatient = new ReportStore(hasty.s3(), "ap-northeast-2", "reports");
      Report large =
          report(
              run("r1", NIGHT),
              course("07"),
              Collections.nCopies(8_000, failed(POLICY, "07")).toArray(Assessment[]::new));

      assertThat(impatient.put(large, Delivery.DONE).delivery()).isEqualTo(Delivery.DONE);
      assertThatThrownBy(() -> impatient.put(night(), Delivery.DONE))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("did not complete before");
    }
  }

  @Test
  void whereTheLatestMayNotBeLookedAtItIsNotOverwritten() {
    aws.on("s3:HeadObject").answer(new Reply(403, Map.of(), ""));

    assertThatThrownBy(() -> store.put(night(), Delivery.DONE))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("s3:ListBucket");
    assertThat(aws.calls("s3:PutObject")).isEqualTo(4);
  }

  @Test
  void aNameOfAClassStaysOneFolder() {
    Report night =
        report(
            run("r1", NIGHT),
            named("../엠엘 옵스/b?x=1&y", Language.KO, course("07")),
            failed(POLICY, "07"));

    assertThat(store.put(night, Delivery.DONE).consoleLink())
        .hasValue(
            URI.create(
                "https://ap-northeast-2.console.aws.amazon.com/s3/object/reports?region=ap-northeast-2"
                    + "&prefix=reports%2F_._%EC%97%A0%EC%97%98_%EC%98%B5%EC%8A%A4_b_x_1_y"
                    + "%2F2026-11-23%2Fr1.html"));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1,     https://eu-west-1.console.aws.amazon.com/s3/object/b?region=eu-west-1&prefix=k",
    "cn-north-1,    https://cn-north-1.console.amazonaws.cn/s3/object/b?region=cn-north-1&prefix=k",
    "us-gov-west-1, https://us-gov-west-1.console.amazonaws-us-gov.com/s3/object/b?region=us-gov-west-1&prefix=k",
  })
  void theConsoleIsThatOfThePartition(String region, URI link) {
    assertThat(ReportKeys.consoleLink(region, "b", "k")).isEqualTo(link);
  }
}
