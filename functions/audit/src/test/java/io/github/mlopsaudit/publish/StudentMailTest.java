package io.github.mlopsaudit.publish;

import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Changes;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.DeliveryException;
import io.github.mlopsaudit.core.Finding;
import io.github.mlopsaudit.core.FindingChange;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.ledger.Outbox;
import io.github.mlopsaudit.ledger.TableOutbox;
import io.github.mlopsaudit.local.Destinations;
import io.github.mlopsaudit.local.Inbox;
import io.github.mlopsaudit.local.LocalAws;
import io.github.mlopsaudit.local.SampleClass;
import io.github.mlopsaudit.local.SharedLocalAws;
import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.StubAws;
import io.github.mlopsaudit.report.StudentDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The mails of a run to students, through the topic of the local AWS, as their subscriptions
/// filter them.
final class StudentMailTest {

  private final LocalAws aws = SharedLocalAws.empty();
  private final Destinations destinations = SampleClass.of(0).create(aws.environment());
  private final SnsClient sns = client(SnsClient.builder());
  private final DynamoDbClient dynamoDb = client(DynamoDbClient.builder());

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C client(B builder) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  /// A queue that is subscribed as a student's address would be.
  private Inbox subscribed(String student) {
    SqsClient sqs = client(SqsClient.builder());
    String url = sqs.createQueue(request -> request.queueName("student-" + student)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    sns.subscribe(request ->
        request
            .topicArn(destinations.topicArn())
            .protocol("sqs")
            .endpoint(arn)
            .attributes(
                Map.of(
                    "FilterPolicy",
                    "{\"audience\":[\"student\"],\"student\":[\"%s\"]}".formatted(student))));
    return new Inbox(aws.environment(), url);
  }

  private Outbox outbox() {
    return new TableOutbox(dynamoDb, destinations.table(), InstantSource.system());
  }

  private Delivery tell(Report report) {
    return mail().tell(report, false, Set.of(), () -> {}).delivery();
  }

  private Mailed tellAfter(Runnable hold) {
    return mail().tell(night(), false, Set.of(), hold);
  }

  private StudentMail mail() {
    return new StudentMail(sns, destinations.topicArn(), outbox());
  }

  /// Of a Monday, on which what is open is told.
  private static Report night() {
    return report(
        run("r1", NIGHT),
        course("03", "05", "07"),
        failed(VERSIONING, "03"),
        passed(VERSIONING, "05"),
        failed(POLICY, "07"));
  }

  @Test
  void eachStudentHearsOnlyOfThemselvesAndOnce() {
    Inbox three = subscribed("03");
    Inbox five = subscribed("05");
    Inbox seven = subscribed("07");
    Report night = night();

    assertThat(tell(night)).isEqualTo(Delivery.DONE);
    assertThat(tell(night)).isEqualTo(Delivery.REPEATED);

    assertThat(seven.read())
        .containsExactly(
            new Inbox.Letter(
                StudentDigest.of(night, Given.student("07")).subject(),
                StudentDigest.of(night, Given.student("07")).body(),
                Map.of(
                    "audience",
                    "student",
                    "class",
                    "mlops-2026a",
                    "student",
                    "07",
                    "maxSeverity",
                    "critical")));
    assertThat(three.read())
        .singleElement()
        .satisfies(letter -> assertThat(letter.body()).contains("user03").doesNotContain("user07"));
    assertThat(five.read()).isEmpty();
  }

  @Test
  void theInstructorsMessageIsNoStudents() {
    Inbox seven = subscribed("07");

    new SnsPublisher(sns, destinations.topicArn(), outbox()).tell(night(), Optional.empty(), false);

    assertThat(seven.read()).isEmpty();
  }

  @Test
  void saysNothingToAClassInWhichAllIsWell() {
    Report well = report(run("r1", NIGHT), course("05"), passed(VERSIONING, "05"));

    assertThat(tell(well)).isEqualTo(Delivery.SKIPPED);
    assertThat(new Inbox(aws.environment(), destinations.queueUrl()).read()).isEmpty();
  }

  @Test
  void whatATopicRefusesARepeatSends() {
    Inbox seven = subscribed("07");
    StudentMail gone = new StudentMail(sns, destinations.topicArn() + "-gone", outbox());

    Mailed refused = gone.tell(night(), false, Set.of(), () -> {});

    assertThat(refused.delivery()).isEqualTo(Delivery.FAILED);
    assertThat(refused.owed()).containsExactlyInAnyOrder("03", "07");
    assertThat(refused.failure().orElseThrow())
        .hasMessageContaining("not sent: 2")
        .hasMessageContaining("There is no SNS topic");
    assertThat(tell(night())).isEqualTo(Delivery.DONE);
    assertThat(seven.read())
        .extracting(Inbox.Letter::subject)
        .isEqualTo(List.of(StudentDigest.of(night(), Given.student("07")).subject()));
  }

  @Test
  void whoIsOwedAMessageGetsItThoughAllIsTold() {
    Inbox three = subscribed("03");
    Inbox seven = subscribed("07");

    Mailed mailed = mail().tell(night(), true, Set.of("07"), () -> {});

    assertThat(mailed).isEqualTo(new Mailed(Delivery.DONE, Set.of(), Optional.empty()));
    assertThat(seven.read()).hasSize(1);
    assertThat(three.read()).isEmpty();
  }

  @Test
  void aRunOfOneServicePaysNobodyWhatIsOwed() {
    Inbox seven = subscribed("07");
    Selection s3 = new Selection(Set.of(), Set.of(Service.S3));
    Assessment fault = failed(POLICY, "07");
    Report part =
        report(run("r1", NIGHT, s3), course("03", "07"), fault)
            .with(new Changes(true, List.of(isNew(fault))));

    assertThat(mail().tell(part, true, Set.of("07"), () -> {}))
        .isEqualTo(Mailed.none(Set.of("07")));
    assertThat(mail().tell(part, false, Set.of("07"), () -> {}))
        .isEqualTo(new Mailed(Delivery.DONE, Set.of("07"), Optional.empty()));

    assertThat(seven.read()).hasSize(1);
  }

  private static FindingChange isNew(Assessment fault) {
    return new FindingChange(
        Finding.of("123456789012", LocalAws.REGION, fault).id(),
        fault.rule().id(),
        fault.student(),
        fault.resource(),
        fault.severity(),
        fault.verdict().message(),
        Transition.NEW,
        Given.NIGHT,
        Given.NIGHT,
        0);
  }

  @Test
  void sendsNothingOnceAnotherRunTookOver() {
    Inbox seven = subscribed("07");

    Mailed mailed =
        tellAfter(() -> {
          throw new DeliveryException("Another run took over");
        });

    assertThat(mailed.owed()).containsExactlyInAnyOrder("03", "07");
    assertThat(seven.read()).isEmpty();
  }

  @Test
  void aFaultWithOneMessageKeepsBackNoOther() {
    AtomicInteger messages = new AtomicInteger();

    Mailed mailed =
        tellAfter(() -> {
          if (messages.incrementAndGet() == 1) {
            throw new IllegalStateException("a fault");
          }
        });

    assertThat(mailed.owed()).hasSize(1);
    assertThat(mailed.failure().orElseThrow()).hasMessageContaining("a fault");
    assertThat(new Inbox(aws.environment(), destinations.queueUrl()).read()).hasSize(1);
  }

  @Test
  void aRepeatThatKnowsMoreOfTheTableWritesAgain() {
    Inbox seven = subscribed("07");
    assertThat(tell(night().with(Changes.UNKNOWN))).isEqualTo(Delivery.DONE);
    assertThat(tell(night().with(new Changes(true, List.of())))).isEqualTo(Delivery.DONE);

    assertThat(seven.read()).hasSize(2);
  }

  /// A topic that does not answer must not use up the run's time once for each student.
  @Test
  void triesNobodyElseOnceTheTopicDoesNotAnswer() {
    String[] numbers =
        IntStream.rangeClosed(1, 60).mapToObj("%02d"::formatted).toArray(String[]::new);
    Report monday =
        report(
            run("r1", NIGHT),
            course(numbers),
            Stream.of(numbers)
                .map(number -> failed(VERSIONING, number))
                .toArray(Assessment[]::new));
    try (StubAws silent = StubAws.start(_ -> new Answer.Hang());
        SnsClient client = impatient(silent)) {
      Mailed mailed =
          new StudentMail(client, destinations.topicArn(), Outbox.NONE)
              .tell(monday, false, Set.of(), () -> {});

      assertThat(mailed.owed()).containsExactlyInAnyOrder(numbers);
      assertThat(silent.calls("sns:Publish")).isLessThanOrEqualTo(16);
    }
  }

  private static SnsClient impatient(StubAws aws) {
    return SnsClient.builder()
        .endpointOverride(aws.endpoint())
        .region(Region.of(LocalAws.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(Apache5HttpClient.builder())
        .overrideConfiguration(it ->
            it.apiCallAttemptTimeout(Duration.ofMillis(500))
                .retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }
}
