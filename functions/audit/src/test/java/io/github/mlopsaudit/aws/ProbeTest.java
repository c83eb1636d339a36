package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The probe makes every read that the audit makes, and tells them apart.
final class ProbeTest {

  private static final String ACCOUNT = "123456789012";

  private static final Course COURSE =
      new GivenCourse().studentRole("arn:aws:iam::123456789012:role/mlops-user{number}").build();

  private static final HealthyClass CLASS = HealthyClass.of(2);
  private static final Map<String, Function<StubCall, Answer>> FAULTS = new ConcurrentHashMap<>();
  private static final StubAws AWS =
      StubAws.start(call -> FAULTS.getOrDefault(call.operation(), CLASS).apply(call));
  private static final AwsClients CLIENTS =
      new AwsClients(AwsSettings.from(AWS.environment(), "ap-northeast-2"));

  @BeforeEach
  void mend() {
    FAULTS.clear();
  }

  @AfterAll
  static void stop() {
    CLIENTS.close();
    AWS.close();
  }

  private static Map<Read, Reading<String>> tryEach() {
    return new Probe(CLIENTS, COURSE, ACCOUNT).tryEach();
  }

  @Test
  void makesEveryReadOfTheAudit() {
    assertThat(tryEach()).containsOnlyKeys(Read.values());
    assertThat(AWS.calls().keySet()).contains(operations());
  }

  private static String[] operations() {
    return EnumSet.allOf(Read.class).stream().map(Read::operation).toArray(String[]::new);
  }

  @Test
  void namesWhatItAsked() {
    assertThat(tryEach())
        .containsEntry(Read.BUCKET_POLICY, Reading.known("mlops-training-user01"))
        .containsEntry(Read.IMAGE_SCAN, Reading.known("mlops-user01-preprocessing"))
        .containsEntry(Read.ACCOUNT_BLOCK, Reading.known(ACCOUNT))
        .allSatisfy(
            (read, tried) -> assertThat(tried).as(read.name()).isInstanceOf(Reading.Known.class));
  }

  @ParameterizedTest
  @EnumSource(Read.class)
  void tellsWhichReadIsDenied(Read read) {
    FAULTS.put(read.operation(), Fault.denied());

    Map<Read, Reading<String>> tried = tryEach();

    Set<Read> denied = EnumSet.noneOf(Read.class);
    tried.forEach((each, reading) -> {
      if (reading.findGap().filter(gap -> gap.cause() == Cause.DENIED).isPresent()) {
        denied.add(each);
      }
    });
    assertThat(denied).containsExactly(read);
  }

  @Test
  void asksNothingOfBucketsAndRepositoriesWhereThereAreNone() {
    try (StubAws empty = StubAws.start(HealthyClass.of(0));
        AwsClients clients =
            new AwsClients(AwsSettings.from(empty.environment(), "ap-northeast-2"))) {
      assertThat(new Probe(clients, Given.course(), ACCOUNT).tryEach())
          .containsEntry(Read.BUCKET_POLICY, Reading.notAsked(Read.BUCKET_POLICY))
          .containsEntry(Read.IMAGES, Reading.notAsked(Read.IMAGES))
          .containsEntry(Read.LIST_BUCKETS, Reading.known("no bucket"))
          .containsEntry(Read.ACCOUNT_BLOCK, Reading.known(ACCOUNT));
    }
  }

  @Test
  void simulatesNobodyWhereTheCourseNamesNoRole() {
    int before = AWS.calls("iam:SimulatePrincipalPolicy");

    assertThat(new Probe(CLIENTS, Given.course(), ACCOUNT).tryEach())
        .containsEntry(Read.ROLE_SIMULATION, Reading.notAsked(Read.ROLE_SIMULATION));
    assertThat(AWS.calls("iam:SimulatePrincipalPolicy")).isEqualTo(before);
  }

  @Test
  void takesAnErrorThatOnlyWhoMayAskGetsForAnAnswer() {
    FAULTS.put("ecr:DescribeImageScanFindings", Fault.error(400, "ImageNotFoundException"));
    FAULTS.put("kms:DescribeKey", Fault.error(400, "NotFoundException"));

    assertThat(tryEach())
        .extractingByKeys(Read.IMAGE_SCAN, Read.KMS_KEY)
        .allMatch(Reading.Known.class::isInstance);
  }
}
