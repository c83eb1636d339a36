package io.github.mlopsaudit.ledger;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The primary key of an item. The patterns are listed in docs/table.md.
record Key(String partition, String sort) {

  static final String PARTITION = "PK";
  static final String SORT = "SK";

  /// The sequence of the run that wrote the item last.
  static final String SEQUENCE = "lastRunSeq";

  private static final int FINGERPRINT = 16;

  static Key run(String course, String time, String runId) {
    return new Key(runs(course), "RUN#" + time + "#" + runId);
  }

  static Key summary(String course, String student) {
    return new Key(student(course, student), "SUM");
  }

  /// The key of the index under which all summaries of the class are.
  static String everybody(String course) {
    return "CLASS#" + course;
  }

  static Key finding(String course, String student, String check, String findingId) {
    return new Key(
        student(course, student), "FND#" + check + "#" + findingId.substring(0, FINGERPRINT));
  }

  static Key history(String course, String findingId, String time, String runId) {
    return new Key(histories(course, findingId), time + "#" + runId);
  }

  /// The partition of a finding's history.
  static String histories(String course, String findingId) {
    return "HIS#" + course + "#" + findingId;
  }

  static Key lock(String course) {
    return new Key("LOCK#" + course, "AUDIT");
  }

  static Key told(String course) {
    return new Key("TOLD#" + course, "AUDIT");
  }

  static Key waiver(String course, String check, String student, String resource) {
    return new Key(waivers(course), String.join("#", check, student, resource));
  }

  /// The partition of the waivers.
  static String waivers(String course) {
    return "SUP#" + course;
  }

  /// The partition of the runs.
  static String runs(String course) {
    return "RUNS#" + course;
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

  /// The partition of a student: the summary and the findings.
  static String student(String course, String student) {
    return "STU#" + course + "#" + label(student);
  }
}
