package io.github.mlopsaudit.local;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/// What happens in a sample class between three nights: somebody mends, somebody breaks something,
/// and the audit loses a permission and gets it back.
public final class SampleNights {

  /// How many nights there are to tell of.
  public static final int MOST = 3;

  /// The students who break and who mend something are the second and the third.
  public static final int FEWEST_STUDENTS = 3;

  private final LocalAws aws;
  private final String breaks;
  private final String mends;

  /// @throws IllegalArgumentException if the class has fewer than three students
  public SampleNights(LocalAws aws, SampleClass sample) {
    if (sample.students().size() < FEWEST_STUDENTS) {
      throw new IllegalArgumentException(
          "Three nights need " + FEWEST_STUDENTS + " students at least");
    }
    this.aws = aws;
    this.breaks = sample.students().get(1);
    this.mends = sample.students().get(2);
  }

  /// The number of the student who breaks something.
  public String breaks() {
    return breaks;
  }

  /// The number of the student who mends something.
  public String mends() {
    return mends;
  }

  /// Does what happens on the day before this night; before the first, nothing does.
  public void before(int night) {
    switch (night) {
      case 2 -> {
        put(mends, Set.of());
        put(breaks, Set.of(Fault.PUBLIC_POLICY, Fault.NO_PUBLIC_ACCESS_BLOCK));
        aws.deny("versioning");
      }
      case 3 -> {
        put(mends, Set.of(Fault.VERSIONING_SUSPENDED));
        put(breaks, Set.of());
        aws.deny();
      }
      default -> {}
    }
  }

  private void put(String number, Set<Fault> faults) {
    SampleStudent student = new SampleStudent(number, faults, Set.of());
    try (Clients clients = new Clients(aws.environment())) {
      S3Client s3 = clients.s3(clients.region());
      s3.deletePublicAccessBlock(request -> request.bucket(student.bucket()));
      s3.deleteBucketPolicy(request -> request.bucket(student.bucket()));
      new SampleSettings(s3, student).put(Optional.empty());
    }
  }
}
