package io.github.mlopsaudit.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Compliance Finding, class 2003 of OCSF 1.8, in the attributes that the audit fills. Names are
/// written in snake case and times are milliseconds since 1970 in UTC; what is null or empty is not
/// written. https://schema.ocsf.io/1.8.0/classes/compliance_finding?profiles=cloud
record OcsfFinding(
    int activityId,
    String activityName,
    int categoryUid,
    String categoryName,
    int classUid,
    String className,
    int typeUid,
    long time,
    int severityId,
    String severity,
    int statusId,
    String status,
    String message,
    Metadata metadata,
    Cloud cloud,
    FindingInfo findingInfo,
    Compliance compliance,
    @Nullable Remediation remediation,
    List<ResourceDetails> resources) {

  static final int CATEGORY = 2;
  static final int CLASS = 2003;
  static final String VERSION = "1.8.0";

  record Metadata(
      String version, List<String> profiles, Product product, String uid, String correlationUid) {}

  record Product(String name, String vendorName) {}

  record Cloud(String provider, String region, Account account) {}

  record Account(String uid, int typeId, String type) {}

  record FindingInfo(
      String uid,
      String title,
      String desc,
      List<String> types,
      @Nullable Long firstSeenTime,
      @Nullable Long lastSeenTime,
      @Nullable Long modifiedTime) {}

  record Compliance(
      String control,
      int statusId,
      String status,
      String statusCode,
      List<String> statusDetails,
      List<String> standards,
      List<String> requirements) {}

  record Remediation(String desc) {}

  record ResourceDetails(
      String uid,
      String name,
      String type,
      String region,
      String cloudPartition,
      @Nullable Owner owner) {}

  /// The student, by number.
  record Owner(String uid) {}
}
