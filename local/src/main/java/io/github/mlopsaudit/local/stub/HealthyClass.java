package io.github.mlopsaudit.local.stub;

import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The account of a class in which every student did everything right: students `01` to N in
/// `ap-northeast-2`, one bucket and three repositories each.
public final class HealthyClass implements Function<StubCall, Answer> {

  static final String ACCOUNT = "123456789012";
  static final String REGION = "ap-northeast-2";
  static final String CANONICAL_USER =
      "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
  private static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
      <GetCallerIdentityResult><Arn>arn:aws:iam::%1$s:user/auditor</Arn>\
      <UserId>AIDAEXAMPLE</UserId><Account>%1$s</Account></GetCallerIdentityResult>\
      <ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata>\
      </GetCallerIdentityResponse>\
      """
          .formatted(ACCOUNT);

  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  private static final Reply PUBLISHED =
      Reply.xml(
          """
          <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
          <MessageId>567910cd-659e-55d4-8ccb-5aaf14679dc0</MessageId></PublishResult>\
          <ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata></PublishResponse>\
          """);

  // https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
  private static final Reply SUBSCRIBED =
      Reply.xml(
          """
          <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
          <GetTopicAttributesResult><Attributes><entry><key>SubscriptionsConfirmed</key>\
          <value>1</value></entry></Attributes></GetTopicAttributesResult>\
          <ResponseMetadata><RequestId>stub</RequestId></ResponseMetadata>\
          </GetTopicAttributesResponse>\
          """);

  private final Set<String> buckets;
  private final Set<String> repositories;
  private final int bucketPage;
  private final int repositoryPage;
  private final int imagePage;

  private HealthyClass(
      Set<String> buckets,
      Set<String> repositories,
      int bucketPage,
      int repositoryPage,
      int imagePage) {
    this.buckets = buckets;
    this.repositories = repositories;
    this.bucketPage = bucketPage;
    this.repositoryPage = repositoryPage;
    this.imagePage = imagePage;
  }

  /// A class whose lists come in pages of AWS's own sizes.
  public static HealthyClass of(int students) {
    return of(students, List.of("preprocessing", "training", "inference"));
  }

  /// The same with a repository for each of these components.
  public static HealthyClass of(int students, List<String> components) {
    Set<String> buckets = new LinkedHashSet<>();
    Set<String> repositories = new LinkedHashSet<>();
    for (int student = 1; student <= students; student++) {
      String number = "%02d".formatted(student);
      buckets.add("mlops-training-user" + number);
      for (String component : components) {
        repositories.add("mlops-user" + number + "-" + component);
      }
    }
    return new HealthyClass(buckets, repositories, 10_000, 100, 100);
  }

  /// The same class with pages of these sizes, whatever the caller asks for.
  public HealthyClass inPagesOf(int ofBuckets, int ofRepositories, int ofImages) {
    return new HealthyClass(buckets, repositories, ofBuckets, ofRepositories, ofImages);
  }

  Set<String> buckets() {
    return buckets;
  }

  Set<String> repositories() {
    return repositories;
  }

  int bucketPage() {
    return bucketPage;
  }

  int repositoryPage() {
    return repositoryPage;
  }

  int imagePage() {
    return imagePage;
  }

  @Override
  public Answer apply(StubCall call) {
    return switch (call.service()) {
      case "s3" -> HealthyBuckets.answer(this, call);
      case "ecr" -> HealthyRepositories.answer(this, call);
      case "s3-control" -> HealthyBuckets.BLOCKS_ALL;
      case "kms" -> HealthyAccount.key(call);
      case "iam" -> HealthyAccount.simulation(call);
      case "sts" -> Reply.xml(IDENTITY);
      // An empty table that takes every write.
      case "dynamodb" ->
          Reply.json(
              call.operation().equals("dynamodb:Query")
                  ? "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}"
                  : "{}");
      case "sns" -> call.operation().equals("sns:GetTopicAttributes") ? SUBSCRIBED : PUBLISHED;
      default -> Fault.error(400, "UnknownOperationException").apply(call);
    };
  }
}
