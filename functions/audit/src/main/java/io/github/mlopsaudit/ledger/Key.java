package io.github.mlopsaudit.ledger;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The primary key of an item. The patterns are listed in docs/table.md.
record Key(String partition, String sort) {

  static final String PARTITION = "PK";
  static final String SORT = "SK";

  private static final int FINGERPRINT = 16;

  static Key run(String course, String time, String runId) {
    return new Key("RUNS#" + course, "RUN#" + time + "#" + runId);
  }

  static Key summary(String course, String student) {
    return new Key(student(course, student), "SUM");
  }

  static Key finding(String course, String student, String check, String findingId) {
    return new Key(
        student(course, student), "FND#" + check + "#" + findingId.substring(0, FINGERPRINT));
  }

  static Key outbox(String runId, String audience, String channel) {
    return new Key("RUN#" + runId, "NTF#" + audience + "#" + channel);
  }

  /// How keys write a student. What is nobody's stands under `-`, which no number can be.
  static String label(String student) {
    return student.isEmpty() ? "-" : "user" + student;
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(PARTITION, Values.text(partition), SORT, Values.text(sort));
  }

  private static String student(String course, String student) {
    return "STU#" + course + "#" + label(student);
  }
}
