package io.github.mlopsaudit.checks.course;

import static io.github.mlopsaudit.checks.Commands.word;
import static java.util.stream.Collectors.joining;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Remedy;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Flags a class in which students may delete what their colleagues have stored, by IAM's own
/// simulation of each student's role.
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
public final class ClassNotIsolated implements Check {

  private static final int SHOWN = 5;
  private static final Rule RULE =
      new Rule("class-isolation", Service.S3, Severity.MEDIUM, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.LIST_BUCKETS, Read.ROLE_SIMULATION);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    if (!snapshot.selection().includes(Service.S3)) {
      return Stream.empty();
    }
    Resource account = Resource.account(snapshot.account().id(), course.region());
    return Stream.of(new Assessment(RULE, account, "", verdict(snapshot, course)));
  }

  private static Verdict verdict(Snapshot snapshot, Course course) {
    Optional<Reading.Unreadable<List<Bucket>>> unlisted = snapshot.buckets().findGap();
    return unlisted.isPresent() && course.studentRole().isPresent()
        ? Verdict.Unknown.because(unlisted.get())
        : judge(new TreeMap<>(snapshot.deletable()), course);
  }

  private static Verdict judge(Map<String, Reading<List<String>>> deletable, Course course) {
    if (deletable.isEmpty()) {
      return new Verdict.NotApplicable(Message.of("class-isolation.na"));
    }
    Map<String, List<String>> reach = new TreeMap<>();
    deletable.forEach((student, reading) ->
        reading
            .find()
            .filter(buckets -> !buckets.isEmpty())
            .ifPresent(buckets -> reach.put(student, buckets)));
    if (!reach.isEmpty()) {
      return new Verdict.Fail(
          Severity.MEDIUM,
          Message.of("class-isolation.fail", reach.size(), listed(reach)),
          Remedy.asking(
              course
                  .studentRole()
                  .map(role -> ownBucketOnly(reach.keySet(), role, course))
                  .orElse("# Name the role of the students in the course file (studentRole).")));
    }
    Optional<Reading.Unreadable<List<String>>> unseen =
        deletable.values().stream().flatMap(reading -> reading.findGap().stream()).findFirst();
    return unseen.isPresent()
        ? Verdict.Unknown.because(unseen.get())
        : new Verdict.Pass(Message.of("class-isolation.pass", deletable.size()));
  }

  /// Who reaches whom, of the first few.
  private static String listed(Map<String, List<String>> reach) {
    String shown =
        reach.entrySet().stream()
            .limit(SHOWN)
            .map(entry -> entry.getKey() + " -> " + listed(entry.getValue()))
            .collect(joining("; "));
    return reach.size() > SHOWN ? shown + "; +" + (reach.size() - SHOWN) : shown;
  }

  private static String listed(List<String> buckets) {
    String shown = buckets.stream().sorted().limit(SHOWN).collect(joining(", "));
    return buckets.size() > SHOWN ? shown + ", +" + (buckets.size() - SHOWN) : shown;
  }

  /// A policy for each student who reaches a colleague, with the names of its own bucket.
  private static String ownBucketOnly(Set<String> students, NamePattern role, Course course) {
    String policies =
        students.stream()
            .map(student -> ownBucketOnly(student, role.name(student), course))
            .collect(joining("\n"));
    return """
    # Deny each of these students all writes outside its own bucket, when you know that none needs more:
    %s
    # Who writes in a bucket that the class shares needs it in NotResource, too.\
    """
        .formatted(policies);
  }

  private static String ownBucketOnly(String student, String arn, Course course) {
    String partition = arn.split(":", -1)[1];
    String kind = arn.contains(":user/") ? "user" : "role";
    String own =
        course.buckets().stream()
            .map(pattern -> "arn:%s:s3:::%s".formatted(partition, pattern.name(student)))
            .map("\"%1$s\",\"%1$s/*\""::formatted)
            .collect(joining(","));
    String policy =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"OnlyOwnBucket\",\"Effect\":\"Deny\",\"Action\":"
            + "[\"s3:PutObject\",\"s3:DeleteObject\",\"s3:DeleteObjectVersion\",\"s3:DeleteBucket\","
            + "\"s3:PutBucketPolicy\",\"s3:PutLifecycleConfiguration\"],\"NotResource\":["
            + own
            + "]}]}";
    return "# aws iam put-%1$s-policy --%1$s-name %2$s --policy-name only-own-bucket --policy-document %3$s"
        .formatted(kind, word(arn.substring(arn.lastIndexOf('/') + 1)), word(policy));
  }
}
