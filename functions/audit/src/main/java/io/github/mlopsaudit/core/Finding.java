package io.github.mlopsaudit.core;

/// An assessment under the name it is remembered by. The id never changes while the fault is the
/// same fault: it is made of account, region, rule and the expected resource name, never of text,
/// severity or time. Two runs, two machines and two releases give the same id.
public record Finding(String id, Assessment assessment) {

  private static final int ID_BYTES = 16;

  /// `region` is the region of the class, not of the resource: a bucket in the wrong region keeps
  /// its id when it is made anew in the right one.
  public static Finding of(String account, String region, Assessment assessment) {
    String name =
        String.join(
            "|",
            "v1",
            account,
            region,
            assessment.rule().id(),
            assessment.resource().kind().type(),
            assessment.resource().name());
    return new Finding(Fingerprint.of(name, ID_BYTES), assessment);
  }
}
