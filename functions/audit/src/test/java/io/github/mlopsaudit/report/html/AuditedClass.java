package io.github.mlopsaudit.report.html;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenBucket;
import io.github.mlopsaudit.checks.GivenCourse;
import io.github.mlopsaudit.checks.GivenPolicy;
import io.github.mlopsaudit.checks.GivenRepository;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Count;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Folder;
import io.github.mlopsaudit.core.Image;
import io.github.mlopsaudit.core.LifecyclePolicy;
import io.github.mlopsaudit.core.NameStatus;
import io.github.mlopsaudit.core.PolicyDocument;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Repository;
import io.github.mlopsaudit.core.Run;
import io.github.mlopsaudit.core.ScanFrequency;
import io.github.mlopsaudit.core.Scanning;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Student;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Waivers;
import io.github.mlopsaudit.core.Website;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A class in which every tenth student has the same luck, judged by all checks and compared with
/// the night before. The texts that people and AWS fill in are given from outside.
public final class AuditedClass {

  private static final Folder FILLED = Given.folder(Folder.Presence.FILLED);
  private static final Folder EMPTY = Given.folder(Folder.Presence.ABSENT);
  private static final BlockPublicAccess NONE = BlockPublicAccess.NONE;

  private static final String LATER = "2026-12-24";

  private final String text;
  private final int size;
  private final List<Student> roster;
  private final Course course;

  private AuditedClass(int size, String courseName, String text, String ends) {
    this.text = text;
    this.size = size;
    String format = "%0" + Math.max(2, String.valueOf(size).length()) + "d";
    Stream<Student> students =
        IntStream.rangeClosed(1, size)
            .mapToObj(i -> new Student(format.formatted(i), name(i), "", Student.Role.STUDENT));
    Student instructor =
        new Student(format.formatted(size + 5), "강사 " + text, "", Student.Role.INSTRUCTOR);
    this.roster = Stream.concat(students, Stream.of(instructor)).toList();
    this.course =
        new GivenCourse()
            .name(courseName)
            .roster(roster.toArray(Student[]::new))
            .due("s3-noncurrent-expiry", "2026-11-27")
            .ends(ends)
            .build();
  }

  /// A class of so many students and an instructor.
  public static Report of(int size) {
    return new AuditedClass(size, "MLOps 2026년 가을 과정", "", LATER).report();
  }

  /// The same with this text wherever a person or AWS can put one.
  public static Report of(int size, String text) {
    return new AuditedClass(size, text, text, LATER).report();
  }

  /// The same class on the day after its last.
  public static Report ended(int size, String text) {
    return new AuditedClass(size, "c" + text, text, "2026-11-22").report();
  }

  private String name(int index) {
    List<String> family = List.of("김", "이", "박", "최", "정", "강", "조", "윤", "남궁");
    List<String> given = List.of("하늘", "서연", "도윤", "지우", "예준", "수아", "민준");
    return family.get(index % family.size()) + given.get(index % given.size()) + text;
  }

  private Report report() {
    Snapshot snapshot = snapshot();
    List<Assessment> judged = Checks.judge(snapshot, course);
    Waivers waivers = Nights.waivers(roster, text);
    Run run =
        new Run(
            "nightly-2026-11-23" + text, Given.NIGHT.getEpochSecond(), Given.NIGHT, Selection.ALL);
    Report report =
        Report.of(
                run,
                Given.NIGHT.plusMillis(23_400),
                course,
                snapshot,
                waivers.applyTo(judged, snapshot.day()),
                rule -> Checks.classRemedy(rule, snapshot, course))
            .with(waivers);
    return report.with(Nights.changes(report, text));
  }

  private Snapshot snapshot() {
    List<Bucket> buckets = new ArrayList<>();
    List<Repository> repositories = new ArrayList<>();
    Map<String, Reading<NameStatus>> unlisted = new HashMap<>();
    for (int i = 0; i < roster.size(); i++) {
      String number = roster.get(i).number();
      if (i % 10 == 6) {
        unlisted.put(course.bucketName(roster.get(i)), Reading.known(NameStatus.FREE));
      } else {
        buckets.add(bucket(i, number));
      }
      if (i % 10 != 4) {
        repositories.add(repository(i, number));
      }
    }
    buckets.add(Given.bucket("mlops-training-user" + (size + 77) + text).build());
    return Given.given()
        .accountBlock(Reading.known(NONE))
        .buckets(buckets.toArray(Bucket[]::new))
        .unlistedNames(unlisted)
        .repositories(repositories.toArray(Repository[]::new))
        .build();
  }

  private Bucket bucket(int index, String number) {
    GivenBucket bucket =
        Given.bucket("mlops-training-user" + number + text).lifecycle(Reading.known(List.of()));
    return luck(index, bucket).build();
  }

  private GivenBucket luck(int index, GivenBucket bucket) {
    return switch (index % 10) {
      case 1 ->
          bucket
              .block(Reading.known(NONE))
              .versioning(Reading.known(Versioning.NEVER))
              .policyStatus(Reading.known(PolicyStatus.PUBLIC))
              .policy(opens("s3:GetObject"));
      case 3 -> bucket.region(Reading.known("us-east-1" + text));
      case 5 -> bucket.contents(Given.contents(EMPTY, EMPTY));
      case 7 ->
          bucket
              .versioning(Reading.known(Versioning.SUSPENDED))
              .contents(Given.contents(FILLED, EMPTY));
      case 8 -> bucket.encryption(Given.denied("s3:GetEncryptionConfiguration" + text));
      case 9 -> index % 20 == 9 ? worst(bucket) : bucket;
      default -> bucket;
    };
  }

  private GivenBucket worst(GivenBucket bucket) {
    return bucket
        .block(Reading.known(NONE))
        .website(Reading.known(Website.CONFIGURED))
        .policyStatus(Reading.known(PolicyStatus.PUBLIC))
        .policy(opens("s3:*"));
  }

  private Reading<PolicyDocument> opens(String action) {
    return GivenPolicy.policy(
        "{'Sid':'AddYourPlots%s','Effect':'Allow','Principal':'*','Action':'%s','Resource':'*'}"
            .formatted(inJson(text), action));
  }

  private static String inJson(String text) {
    return text.chars()
        .mapToObj(
            c -> Character.isLetterOrDigit(c) ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  private Repository repository(int index, String number) {
    GivenRepository repository = Given.repository("mlops-user" + number + "-training" + text);
    if (index % 5 == 2) {
      repository.scanning(Reading.known(new Scanning(ScanFrequency.MANUAL, false)));
    }
    if (index % 3 == 0) {
      repository.lifecyclePolicy(Reading.known(LifecyclePolicy.NONE));
    }
    if (index % 10 == 8) {
      repository.images(Given.denied("ecr:DescribeImages" + text));
    } else {
      repository.images(Reading.known(images()));
    }
    return repository.build();
  }

  private Repository.Images images() {
    Image image = new Image("sha256:07", List.of("v1.0.0" + text, "latest"), Given.NIGHT);
    return new Repository.Images(
        new Count(3, true), Optional.of(image), List.of(image), Set.copyOf(image.tags()));
  }
}
