package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.LifecycleRule;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How the lifecycle rules of a bucket are read.
final class LifecycleAnswersTest {

  private static final String BUCKET = "mlops-training-user01";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @Test
  void readsAllRules() {
    assertThat(
            rules(
                "<ID>a</ID><Filter><Prefix>tmp/</Prefix></Filter><Status>Enabled</Status>"
                    + "<Expiration><Days>7</Days></Expiration>",
                "<Filter/><Status>Disabled</Status>"
                    + "<Expiration><Date>2026-12-24T00:00:00.000Z</Date></Expiration>"))
        .containsExactly(
            new LifecycleRule(
                "a", true, "tmp/", false, Optional.of(7), Optional.empty(), false, false),
            new LifecycleRule(
                "",
                false,
                "",
                false,
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 12, 24)),
                false,
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', false",
    "<Filter/>, '', false",
    "<Filter><Prefix></Prefix></Filter>, '', false",
    "<Prefix>old/</Prefix>, old/, false",
    "<Filter><Prefix>new/</Prefix></Filter>, new/, false",
    "<Filter><Tag><Key>k</Key><Value>v</Value></Tag></Filter>, '', true",
    "<Filter><ObjectSizeGreaterThan>5</ObjectSizeGreaterThan></Filter>, '', true",
    "<Filter><ObjectSizeGreaterThan>0</ObjectSizeGreaterThan></Filter>, '', false",
    "<Filter><ObjectSizeGreaterThan>1</ObjectSizeGreaterThan></Filter>, '', false",
    "<Filter><And><Prefix>a/</Prefix><ObjectSizeGreaterThan>0</ObjectSizeGreaterThan></And></Filter>, a/, false",
    "<Filter><And><ObjectSizeGreaterThan>0</ObjectSizeGreaterThan><ObjectSizeLessThan>5</ObjectSizeLessThan></And></Filter>, '', true",
    "<Filter><ObjectSizeLessThan>5</ObjectSizeLessThan></Filter>, '', true",
    "<Filter><And><Prefix>a/</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter>, a/, true",
    "<Filter><And><Prefix>a/</Prefix><ObjectSizeLessThan>5</ObjectSizeLessThan></And></Filter>, a/, true",
    "<Filter><And><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter>, '', true"
  })
  void readsWhereARuleApplies(String filter, String prefix, boolean narrowed) {
    LifecycleRule rule = rule(filter + "<Status>Enabled</Status>");

    assertThat(rule.prefix()).isEqualTo(prefix);
    assertThat(rule.narrowed()).isEqualTo(narrowed);
  }

  @Test
  void doesNotTakeTheCleaningOfDeleteMarkersForExpiry() {
    LifecycleRule rule =
        rule(
            "<Status>Enabled</Status><Expiration>"
                + "<ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>");

    assertThat(rule.expiresAfterDays()).isEmpty();
    assertThat(rule.expiresOn()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<NoncurrentVersionExpiration><NoncurrentDays>30</NoncurrentDays>"
            + "</NoncurrentVersionExpiration>",
        "<NoncurrentVersionTransition><NoncurrentDays>30</NoncurrentDays>"
            + "<StorageClass>GLACIER</StorageClass></NoncurrentVersionTransition>"
      })
  void seesThatNoncurrentVersionsAreCleaned(String action) {
    assertThat(rule("<Status>Enabled</Status>" + action).cleansNoncurrent()).isTrue();
  }

  @Test
  void seesThatUploadsAreAborted() {
    LifecycleRule rule =
        rule(
            "<Status>Enabled</Status><AbortIncompleteMultipartUpload>"
                + "<DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload>");

    assertThat(rule.abortsUploads()).isTrue();
    assertThat(rule.cleansNoncurrent()).isFalse();
  }

  @Test
  void doesNotGuessAnUnknownStatus() {
    answer("<Rule><Status>Paused</Status></Rule>");

    assertThat(stubbed.readBucket(BUCKET).lifecycle()).isEqualTo(malformed("Status is Paused"));
  }

  @Test
  void doesNotTakeAnotherAnswerForNoRules() {
    answer("");

    assertThat(stubbed.readBucket(BUCKET).lifecycle()).isEqualTo(malformed("Rule is missing"));
  }

  private LifecycleRule rule(String rule) {
    return rules(rule).getFirst();
  }

  private List<LifecycleRule> rules(String... rules) {
    answer("<Rule>" + String.join("</Rule><Rule>", rules) + "</Rule>");
    return stubbed.readBucket(BUCKET).lifecycle().find().orElseThrow();
  }

  private void answer(String rules) {
    stubbed
        .aws
        .on("s3:GetBucketLifecycleConfiguration")
        .answer(Reply.xml("<LifecycleConfiguration>" + rules + "</LifecycleConfiguration>"));
  }

  private static Reading<List<LifecycleRule>> malformed(String detail) {
    return Reading.unreadable("s3:GetLifecycleConfiguration", Cause.MALFORMED, detail);
  }
}
