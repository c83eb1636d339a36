package io.github.mlopsaudit.cli.doctor;

import io.github.mlopsaudit.ledger.TableProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/// The findings table: as docs/table.md wants it, and each action of the ledger tried.
record TableExamination(Patient patient, DynamoDbClient client, String table) {

  private static final String AREA = "table";

  static List<Finding> examine(Patient patient) {
    return patient
        .configuration()
        .table()
        .map(table -> new TableExamination(patient, patient.clients().dynamoDb(), table).examine())
        .orElseGet(() ->
            List.of(
                Finding.fault(
                    AREA,
                    "AUDIT_TABLE",
                    "no table is configured, so nothing is remembered",
                    "Name the stack with --stack, or set AUDIT_TABLE to its output FindingsTableName.")));
  }

  private List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    try {
      TableDescription found = client.describeTable(r -> r.tableName(table)).table();
      findings.add(status(found));
      findings.add(keys("key", found.keySchema(), Map.of("HASH", "PK", "RANGE", "SK"), ""));
      findings.add(index(found));
      findings.add(protection(found));
    } catch (ResourceNotFoundException e) {
      return List.of(
          Finding.fault(
              AREA,
              table,
              "there is no such table in " + patient.region(),
              "Is AWS_REGION right, and AUDIT_TABLE, the output FindingsTableName? If so it was deleted; get back what it knew: docs/runbook.md, 'Restore the table'."));
    } catch (SdkException e) {
      findings.add(Finding.couldNotAsk(AREA, table, "dynamodb:DescribeTable", e));
    }
    findings.add(timeToLive());
    findings.add(recovery());
    new TableProbe(client, table)
        .tryEach()
        .forEach((action, refusal) ->
            findings.add(
                refusal
                    .map(e -> refused(action, e))
                    .orElseGet(() -> Finding.ok(AREA, action, "tried, nothing was written"))));
    return findings;
  }

  /// Where the index or a key is missing DynamoDB refuses the request as such.
  private Finding refused(String action, SdkException e) {
    return Finding.reason(e).matches("ValidationException|ResourceNotFoundException")
        ? Finding.fault(AREA, action, "refused: " + e.getMessage(), Finding.PUT_BACK)
        : Finding.refused(patient, AREA, action, e);
  }

  private Finding status(TableDescription found) {
    return found.tableStatus() == TableStatus.ACTIVE || found.tableStatus() == TableStatus.UPDATING
        ? Finding.ok(AREA, table, found.tableStatusAsString())
        : Finding.fault(
            AREA,
            table,
            found.tableStatusAsString(),
            "Wait until it is ACTIVE; if it is being deleted, restore it: docs/runbook.md.");
  }

  private static Finding keys(
      String subject, List<KeySchemaElement> keys, Map<String, String> wanted, String more) {
    Map<String, String> found = new TreeMap<>();
    keys.forEach(key -> found.put(key.keyTypeAsString(), key.attributeName()));
    return found.equals(wanted)
        ? Finding.ok(AREA, subject, String.join(" + ", found.values()) + more)
        : Finding.fault(
            AREA,
            subject,
            found + " in the place of " + new TreeMap<>(wanted),
            "This is another table, or one made by hand. Set AUDIT_TABLE to the stack's output FindingsTableName.");
  }

  private static Finding index(TableDescription found) {
    for (GlobalSecondaryIndexDescription index : found.globalSecondaryIndexes()) {
      if (index.indexName().equals("GSI1")) {
        if (index.indexStatus() != null && index.indexStatus() != IndexStatus.ACTIVE) {
          return Finding.warning(
              AREA, "index GSI1", index.indexStatusAsString(), "Wait until it is ACTIVE.");
        }
        return index.projection().projectionType() == ProjectionType.ALL
            ? keys("index GSI1", index.keySchema(), Map.of("HASH", "GSI1PK", "RANGE", "GSI1SK"), "")
            : Finding.fault(
                AREA, "index GSI1", "it does not hold all attributes", Finding.PUT_BACK);
      }
    }
    return Finding.fault(
        AREA,
        "index GSI1",
        "it is missing, so nothing that is open can be found",
        Finding.PUT_BACK);
  }

  private Finding protection(TableDescription found) {
    return Boolean.TRUE.equals(found.deletionProtectionEnabled())
        ? Finding.ok(AREA, "deletion protection", "on")
        : Finding.warning(
            AREA,
            "deletion protection",
            "off: one wrong command deletes what is known of the class",
            "aws dynamodb update-table --table-name %s --deletion-protection-enabled"
                .formatted(table));
  }

  private Finding timeToLive() {
    try {
      TimeToLiveDescription ttl =
          client.describeTimeToLive(r -> r.tableName(table)).timeToLiveDescription();
      boolean on =
          ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLED
              || ttl.timeToLiveStatus() == TimeToLiveStatus.ENABLING;
      return on && "ttl".equals(ttl.attributeName())
          ? Finding.ok(AREA, "time to live", "ttl")
          : Finding.warning(
              AREA,
              "time to live",
              "off, so old items stay for ever",
              "aws dynamodb update-time-to-live --table-name %s --time-to-live-specification Enabled=true,AttributeName=ttl"
                  .formatted(table));
    } catch (SdkException e) {
      return Finding.couldNotAsk(AREA, "time to live", "dynamodb:DescribeTimeToLive", e);
    }
  }

  private Finding recovery() {
    try {
      boolean on =
          client
                  .describeContinuousBackups(r -> r.tableName(table))
                  .continuousBackupsDescription()
                  .pointInTimeRecoveryDescription()
                  .pointInTimeRecoveryStatus()
              == PointInTimeRecoveryStatus.ENABLED;
      return on
          ? Finding.ok(AREA, "point-in-time recovery", "on")
          : Finding.warning(
              AREA,
              "point-in-time recovery",
              "off: what is deleted or overwritten is gone",
              "aws dynamodb update-continuous-backups --table-name %s --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true"
                  .formatted(table));
    } catch (SdkException e) {
      return Finding.couldNotAsk(
          AREA, "point-in-time recovery", "dynamodb:DescribeContinuousBackups", e);
    }
  }
}
