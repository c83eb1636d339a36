package io.github.mlopsaudit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.core.Acl;
import io.github.mlopsaudit.core.Acl.Grant;
import io.github.mlopsaudit.core.Bucket;
import io.github.mlopsaudit.core.ObjectOwnership;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Reading.Cause;
import io.github.mlopsaudit.core.Versioning;
import io.github.mlopsaudit.core.Website;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How versioning, ACLs, Object Ownership and website hosting of a bucket are read.
final class BucketSettingsTest {

  private static final String BUCKET = "mlops-training-user01";
  private static final String ALL_USERS = "http://acs.amazonaws.com/groups/global/AllUsers";

  private final StubbedClass stubbed = StubbedClass.of(1);

  @AfterEach
  void stop() {
    stubbed.close();
  }

  @ParameterizedTest
  @CsvSource({"Suspended, SUSPENDED", "Enabled, ENABLED"})
  void readsTheVersioningStatus(String text, Versioning.Status status) {
    versioning(text);

    assertThat(stubbed.readBucket(BUCKET).versioning())
        .isEqualTo(Reading.known(new Versioning(status, false)));
  }

  @Test
  void doesNotGuessAnUnknownVersioningStatus() {
    versioning("Paused");

    assertThat(stubbed.readBucket(BUCKET).versioning())
        .isEqualTo(malformed("s3:GetBucketVersioning", "Status is Paused"));
  }

  private void versioning(String status) {
    xml(
        "s3:GetBucketVersioning",
        "<VersioningConfiguration><Status>%s</Status></VersioningConfiguration>".formatted(status));
  }

  @ParameterizedTest
  @CsvSource({"Enabled, true", "Disabled, false"})
  void readsMfaDelete(String text, boolean mfaDelete) {
    mfaDelete(text);

    assertThat(stubbed.readBucket(BUCKET).versioning())
        .isEqualTo(Reading.known(new Versioning(Versioning.Status.ENABLED, mfaDelete)));
  }

  @Test
  void doesNotGuessAnUnknownMfaDelete() {
    mfaDelete("Sometimes");

    assertThat(stubbed.readBucket(BUCKET).versioning())
        .isEqualTo(malformed("s3:GetBucketVersioning", "MFADelete is Sometimes"));
  }

  private void mfaDelete(String status) {
    xml(
        "s3:GetBucketVersioning",
        """
        <VersioningConfiguration><Status>Enabled</Status><MfaDelete>%s</MfaDelete>\
        </VersioningConfiguration>\
        """
            .formatted(status));
  }

  @ParameterizedTest
  @CsvSource({"BucketOwnerPreferred, BUCKET_OWNER_PREFERRED", "ObjectWriter, OBJECT_WRITER"})
  void readsTheAclWhereObjectOwnershipLetsItCount(String text, ObjectOwnership ownership) {
    ownership(text);

    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.ownership()).isEqualTo(Reading.known(ownership));
    assertThat(bucket.acl().find().orElseThrow().grants()).hasSize(1);
  }

  @Test
  void doesNotAskForAnAclThatDoesNotCount() {
    Bucket bucket = stubbed.readBucket(BUCKET);

    assertThat(bucket.ownership()).isEqualTo(Reading.known(ObjectOwnership.BUCKET_OWNER_ENFORCED));
    assertThat(bucket.acl()).isEqualTo(Reading.notAsked(Read.BUCKET_ACL));
    assertThat(stubbed.aws.calls("s3:GetBucketAcl")).isZero();
    assertThat(stubbed.read().gaps()).isEmpty();
  }

  @Test
  void readsTheAclWhereObjectOwnershipIsDenied() {
    stubbed.aws.on("s3:GetBucketOwnershipControls").answer(Fault.denied());

    assertThat(stubbed.readBucket(BUCKET).acl().find()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<ObjectOwnership>Nobody</ObjectOwnership>", ""})
  void doesNotGuessAnUnknownObjectOwnership(String ownership) {
    xml(
        "s3:GetBucketOwnershipControls",
        "<OwnershipControls><Rule>" + ownership + "</Rule></OwnershipControls>");

    assertThat(stubbed.readBucket(BUCKET).ownership().findGap().orElseThrow().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  @Test
  void takesTheGranteesOfAnAclByTheirNames() {
    ownership("ObjectWriter");
    xml(
        "s3:GetBucketAcl",
        acl(
            grant("Group", "<URI>" + ALL_USERS + "</URI>", "READ")
                + grant("CanonicalUser", "<ID>abc</ID><DisplayName>a</DisplayName>", "WRITE_ACP")
                + grant("AmazonCustomerByEmail", "<EmailAddress>a@b.c</EmailAddress>", "WRITE")));

    assertThat(stubbed.readBucket(BUCKET).acl())
        .isEqualTo(
            Reading.known(
                new Acl(
                    "owner",
                    List.of(
                        new Grant(ALL_USERS, "READ"),
                        new Grant("abc", "WRITE_ACP"),
                        new Grant("a@b.c", "WRITE")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ListBucketResult><Name>b</Name></ListBucketResult>",
        "<AccessControlPolicy><Owner><ID>owner</ID></Owner></AccessControlPolicy>",
        "<AccessControlPolicy><AccessControlList/></AccessControlPolicy>",
        "<AccessControlPolicy><Owner><ID>owner</ID></Owner><AccessControlList><Grant>"
            + "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>"
      })
  void doesNotTakeHalfAnAclForOne(String answer) {
    ownership("ObjectWriter");
    xml("s3:GetBucketAcl", answer);

    assertThat(stubbed.readBucket(BUCKET).acl().findGap().orElseThrow().cause())
        .isEqualTo(Cause.MALFORMED);
  }

  private void ownership(String ownership) {
    xml(
        "s3:GetBucketOwnershipControls",
        "<OwnershipControls><Rule><ObjectOwnership>%s</ObjectOwnership></Rule></OwnershipControls>"
            .formatted(ownership));
  }

  private static String acl(String grants) {
    return """
    <AccessControlPolicy><Owner><ID>owner</ID></Owner><AccessControlList>%s</AccessControlList>\
    </AccessControlPolicy>\
    """
        .formatted(grants);
  }

  private static String grant(String type, String grantee, String permission) {
    return """
    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="%s">%s\
    </Grantee><Permission>%s</Permission></Grant>\
    """
        .formatted(type, grantee, permission);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<IndexDocument><Suffix>index.html</Suffix></IndexDocument>",
        "<RedirectAllRequestsTo><HostName>example.com</HostName></RedirectAllRequestsTo>"
      })
  void readsAWebsite(String configuration) {
    xml("s3:GetBucketWebsite", website(configuration));

    assertThat(stubbed.readBucket(BUCKET).website()).isEqualTo(Reading.known(Website.CONFIGURED));
  }

  @Test
  void doesNotTakeAnotherAnswerForAWebsite() {
    xml("s3:GetBucketWebsite", website(""));

    assertThat(stubbed.readBucket(BUCKET).website())
        .isEqualTo(malformed("s3:GetBucketWebsite", "IndexDocument is missing"));
  }

  private static String website(String configuration) {
    return "<WebsiteConfiguration>" + configuration + "</WebsiteConfiguration>";
  }

  private void xml(String operation, String body) {
    stubbed.aws.on(operation).answer(Reply.xml(body));
  }

  private static <T> Reading<T> malformed(String action, String detail) {
    return Reading.unreadable(action, Cause.MALFORMED, detail);
  }
}
