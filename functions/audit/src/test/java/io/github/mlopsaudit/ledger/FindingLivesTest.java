package io.github.mlopsaudit.ledger;

import static io.github.mlopsaudit.ledger.Rows.number;
import static io.github.mlopsaudit.ledger.Rows.text;
import static io.github.mlopsaudit.report.Reports.LIFECYCLE;
import static io.github.mlopsaudit.report.Reports.NIGHT;
import static io.github.mlopsaudit.report.Reports.POLICY;
import static io.github.mlopsaudit.report.Reports.VERSIONING;
import static io.github.mlopsaudit.report.Reports.course;
import static io.github.mlopsaudit.report.Reports.failed;
import static io.github.mlopsaudit.report.Reports.passed;
import static io.github.mlopsaudit.report.Reports.report;
import static io.github.mlopsaudit.report.Reports.run;
import static io.github.mlopsaudit.report.Reports.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.Selection;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Transition;
import io.github.mlopsaudit.core.Waiver;
import io.github.mlopsaudit.core.Waivers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What becomes of a finding from night to night, remembered in a real table.
final class FindingLivesTest {

  private static final DynamoDbClient CLIENT = DynamoDbLocal.client();
  private static final List<Bucket> THERE = List.of(Given.bucket().build());

  private final Rows rows = Rows.fresh(CLIENT);
  private int nights;

  /// What one more night says, with the bucket there.
  private List<String> night(Assessment... assessments) {
    return night(THERE, Selection.ALL, Rows.CHECKS, assessments);
  }

  private List<String> night(
      List<Bucket> buckets, Selection selection, Set<String> checks, Assessment... assessments) {
    nights++;
    Report report =
        report(
            run("r" + nights, NIGHT + nights * 86_400L, selection),
            course("07"),
            buckets,
            List.of(),
            assessments);
    List<String> changes = untold(report, checks);
    rows.told(report);
    return changes;
  }

  /// What a night says of which nobody is told.
  private List<String> untold(Report report, Set<String> checks) {
    return Rows.remember(rows.ledger(), report, checks).changes().findings().stream()
        .map(change -> change.check() + " " + change.transition())
        .toList();
  }

  private List<String> untoldNight(Assessment... assessments) {
    nights++;
    return untold(
        report(
            run("r" + nights, NIGHT + nights * 86_400L),
            course("07"),
            THERE,
            List.of(),
            assessments),
        Rows.CHECKS);
  }

  @Test
  void tellsAtTheNextChanceWhatNobodyWasToldOf() {
    night(failed(POLICY, "07"));
    assertThat(untoldNight(passed(POLICY, "07"), failed(VERSIONING, "07")))
        .containsExactlyInAnyOrder("s3-public-policy FIXED", "s3-versioning NEW");

    assertThat(night(passed(POLICY, "07"), failed(VERSIONING, "07")))
        .containsExactlyInAnyOrder("s3-public-policy FIXED", "s3-versioning NEW");

    assertThat(night(passed(POLICY, "07"), failed(VERSIONING, "07")))
        .containsExactly("s3-versioning STILL_OPEN");
    assertThat(
            rows.partition(
                "HIS#mlops-2026a#" + text(rows.finding("07", "s3-versioning"), "findingId")))
        .hasSize(1);
  }

  @Test
  void tellsWhatCameOfWhatNobodyWasToldOf() {
    night();
    untoldNight(failed(VERSIONING, "07"), failed(POLICY, "07", Severity.LOW, "Sid1"));

    assertThat(night(passed(VERSIONING, "07"), failed(POLICY, "07", Severity.CRITICAL, "Sid1")))
        .containsExactlyInAnyOrder("s3-versioning FIXED", "s3-public-policy NEW");
    assertThat(text(rows.finding("07", "s3-public-policy"), "severity")).isEqualTo("CRITICAL");
  }

  @Test
  void aRunForOneStudentLeavesUntoldChangesToTheNightlyOne() {
    night();
    untoldNight(failed(POLICY, "07", Severity.HIGH, "Sid1"));
    Selection one = new Selection(Set.of("07"), Selection.ALL.services());

    assertThat(night(THERE, one, Rows.CHECKS, failed(POLICY, "07", Severity.HIGH, "Sid2")))
        .containsExactly("s3-public-policy STILL_OPEN");
    assertThat(night(failed(POLICY, "07", Severity.HIGH, "Sid2")))
        .containsExactly("s3-public-policy NEW");
  }

  @Test
  void whatARunForOneStudentToldIsNotToldAgain() {
    night();
    Selection one = new Selection(Set.of("07"), Selection.ALL.services());

    assertThat(night(THERE, one, Rows.CHECKS, failed(VERSIONING, "07")))
        .containsExactly("s3-versioning NEW");
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning STILL_OPEN");
  }

  @Test
  void doesNotCallWorseWhatGotMilderBeforeAnybodyWasTold() {
    night(failed(POLICY, "07", Severity.LOW, "Sid1"));
    untoldNight(failed(POLICY, "07", Severity.CRITICAL, "Sid1"));

    assertThat(night(failed(POLICY, "07", Severity.LOW, "Sid1")))
        .containsExactly("s3-public-policy STILL_OPEN");
  }

  @Test
  void aRepeatThatSeesAnotherStateSaysWhatIsWritten() {
    night(failed(VERSIONING, "07"));
    assertThat(night(passed(VERSIONING, "07"))).containsExactly("s3-versioning FIXED");
    CLIENT.deleteItem(delete ->
        delete
            .tableName(rows.table())
            .key(Key.run("mlops-2026a", "2026-11-24T17:00:00Z", "r2").attributes()));
    nights--;

    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning FIXED");
    assertThat(text(rows.finding("07", "s3-versioning"), "status")).isEqualTo("RESOLVED");
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning REOPENED");
  }

  @Test
  void forgetsWhatWasResolvedLongAgo() {
    night(failed(VERSIONING, "07"));
    night(passed(VERSIONING, "07"));
    Instant inAYear = Given.NIGHT.plus(Duration.ofDays(365));
    Report later =
        report(
            run("later", inAYear.getEpochSecond()),
            course("07"),
            THERE,
            List.of(),
            failed(VERSIONING, "07"));
    Ledger ledger = new Ledger(CLIENT, rows.table(), InstantSource.fixed(inAYear));

    assertThat(Rows.remember(ledger, later, Rows.CHECKS).changes().of(Transition.NEW)).hasSize(1);
  }

  @Test
  void goesOnFromATableOfTheFirstRelease() {
    night(failed(VERSIONING, "07"));
    Map<String, AttributeValue> item = new HashMap<>(rows.finding("07", "s3-versioning"));
    List.of("status", "transition", "since", "reopenings", "changedBy").forEach(item::remove);
    item.put("layout", Values.number(1));
    CLIENT.putItem(put -> put.tableName(rows.table()).item(item));

    assertThat(untoldNight(failed(VERSIONING, "07"))).containsExactly("s3-versioning STILL_OPEN");
    assertThat(untoldNight(passed(VERSIONING, "07"))).containsExactly("s3-versioning FIXED");
    assertThat(text(rows.finding("07", "s3-versioning"), "firstSeenAt"))
        .isEqualTo("2026-11-23T17:00:00Z");
  }

  @Test
  void isNewThenOpenThenFixed() {
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning NEW");
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning STILL_OPEN");
    assertThat(night(passed(VERSIONING, "07"))).containsExactly("s3-versioning FIXED");
    assertThat(night(passed(VERSIONING, "07"))).isEmpty();
    assertThat(rows.index("OPEN#mlops-2026a#MEDIUM")).isEmpty();
    assertThat(number(rows.finding("07", "s3-versioning"), "ttl"))
        .isEqualTo(NIGHT + (3 + 180) * 86_400L);
  }

  @Test
  void aRunThatIsNotRememberedComparesAndWritesNothing() {
    night(failed(VERSIONING, "07"));
    var before = rows.finding("07", "s3-versioning");
    Report live =
        report(
            run("live", NIGHT + 3 * 86_400L),
            course("07"),
            THERE,
            List.of(),
            failed(VERSIONING, "07"),
            failed(POLICY, "07"));

    assertThat(rows.ledger().compare(live, Rows.CHECKS).findings())
        .extracting(change -> change.check() + " " + change.transition())
        .containsExactlyInAnyOrder("s3-versioning STILL_OPEN", "s3-public-policy NEW");
    assertThat(rows.finding("07", "s3-versioning")).isEqualTo(before);
    assertThat(night(failed(POLICY, "07"), passed(VERSIONING, "07")))
        .containsExactlyInAnyOrder("s3-public-policy NEW", "s3-versioning FIXED");
  }

  @Test
  void reopensWithItsAgeAndHowOftenItCameBack() {
    night(failed(VERSIONING, "07"));
    night(passed(VERSIONING, "07"));

    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning REOPENED");

    var finding = rows.finding("07", "s3-versioning");
    assertThat(text(finding, "firstSeenAt")).isEqualTo("2026-11-23T17:00:00Z");
    assertThat(number(finding, "reopenings")).isEqualTo(1);
    assertThat(finding).doesNotContainKey("ttl");
    assertThat(rows.partition("HIS#mlops-2026a#" + text(finding, "findingId")))
        .extracting(item -> text(item, "transition"))
        .containsExactly("NEW", "FIXED", "REOPENED");
  }

  @Test
  void tellsWhatGotWorseAndNotWhatGotMilder() {
    night(failed(POLICY, "07", Severity.LOW, "Sid1"));

    assertThat(night(failed(POLICY, "07", Severity.CRITICAL, "Sid1")))
        .containsExactly("s3-public-policy SEVERITY_UP");
    assertThat(night(failed(POLICY, "07", Severity.LOW, "Sid1")))
        .containsExactly("s3-public-policy STILL_OPEN");
    assertThat(rows.index("OPEN#mlops-2026a#LOW")).hasSize(1);
  }

  @Test
  void keepsTheLastStateOfWhatNobodyCouldSee() {
    night(failed(VERSIONING, "07"), passed(POLICY, "07"));
    var before = rows.finding("07", "s3-versioning");

    assertThat(night(unknown(VERSIONING, "07"), unknown(POLICY, "07")))
        .containsExactly("s3-versioning STILL_OPEN");

    assertThat(rows.finding("07", "s3-versioning")).isEqualTo(before);
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning STILL_OPEN");
  }

  @Test
  void isGoneWithItsBucket() {
    night(failed(VERSIONING, "07"));

    assertThat(night(List.of(), Selection.ALL, Rows.CHECKS))
        .containsExactly("s3-versioning RESOURCE_GONE");
  }

  @Test
  void isGoneWithItsStudentToo() {
    night(failed(VERSIONING, "99"));

    assertThat(night()).containsExactly("s3-versioning RESOURCE_GONE");
  }

  @Test
  void isResolvedWhereTheCheckSaysNothingOfABucketThatIsThere() {
    night(failed(VERSIONING, "07"));

    assertThat(night()).containsExactly("s3-versioning FIXED");
  }

  @Test
  void isResolvedWithItsCheck() {
    night(failed(VERSIONING, "07"));

    assertThat(night(THERE, Selection.ALL, Set.of("s3-public-policy")))
        .containsExactly("s3-versioning CHECK_REMOVED");
  }

  @Test
  void resolvesNothingWhereTheListingFailed() {
    night(failed(VERSIONING, "07"), failed(LIFECYCLE, "07"));
    nights++;
    Report blind =
        Report.of(
            run("blind", NIGHT + nights * 86_400L),
            Instant.EPOCH,
            course("07"),
            Given.given().buckets(Given.denied("s3:ListAllMyBuckets")).build(),
            List.of(),
            _ -> "");

    assertThat(Rows.remember(rows.ledger(), blind, Rows.CHECKS).changes().findings())
        .extracting(change -> change.check() + " " + change.transition())
        .containsExactlyInAnyOrder("s3-versioning STILL_OPEN", "ecr-lifecycle RESOURCE_GONE");
  }

  @Test
  void aRunOfOneServiceOrStudentTouchesOnlyWhatItLookedAt() {
    night(failed(VERSIONING, "07"), failed(LIFECYCLE, "07"));
    Selection ecr = new Selection(Set.of(), Set.of(Service.ECR));
    Selection other = new Selection(Set.of("08"), Selection.ALL.services());

    assertThat(night(THERE, ecr, Rows.CHECKS, failed(LIFECYCLE, "07")))
        .containsExactly("ecr-lifecycle STILL_OPEN");
    assertThat(night(THERE, other, Rows.CHECKS)).isEmpty();
    assertThat(text(rows.finding("07", "s3-versioning"), "status")).isEqualTo("OPEN");
  }

  @Test
  void aWaiverSilencesUntilItsLastDayAndThenSaysSo() {
    night(failed(VERSIONING, "07"));

    assertThat(night(waived("2026-11-25"))).containsExactly("s3-versioning WAIVED");
    assertThat(rows.index("OPEN#mlops-2026a#MEDIUM")).isEmpty();
    assertThat(rows.index("WAIVED#mlops-2026a#MEDIUM")).hasSize(1);
    assertThat(night(waived("2026-11-25"))).containsExactly("s3-versioning STILL_WAIVED");
    assertThat(night(waived("2026-11-25"))).containsExactly("s3-versioning WAIVER_EXPIRED");
    assertThat(night(failed(VERSIONING, "07"))).containsExactly("s3-versioning STILL_OPEN");
  }

  @Test
  void aWaivedFindingThatIsMendedIsFixed() {
    assertThat(night(waived("2026-12-24"))).containsExactly("s3-versioning WAIVED");
    assertThat(night(passed(VERSIONING, "07"))).containsExactly("s3-versioning FIXED");
  }

  /// The failure as the waiver leaves it on the next night, by the calendar of Seoul.
  private Assessment waived(String until) {
    Waiver waiver =
        new Waiver("s3-versioning", "07", "*", LocalDate.parse(until), "lab", "me", Given.NIGHT);
    LocalDate day = LocalDate.parse("2026-11-23").plusDays(nights + 1L - 1);
    return new Waivers(List.of(waiver)).applyTo(List.of(failed(VERSIONING, "07")), day).getFirst();
  }
}
