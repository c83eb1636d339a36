package io.github.mlopsaudit;

import io.github.mlopsaudit.local.stub.Answer;
import io.github.mlopsaudit.local.stub.Answer.Reply;
import io.github.mlopsaudit.local.stub.Fault;
import io.github.mlopsaudit.local.stub.HealthyClass;
import io.github.mlopsaudit.local.stub.StubCall;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A class with one repository a student, of which a night asks everything that the audit can ask:
/// the first student's bucket has ACLs, a KMS key and no region in the listing, the last one has no
/// bucket, and students have roles.
record EveryReadClass(BadClass bad) implements Function<StubCall, Answer> {

  private static final List<String> COMPONENTS = List.of("training");
  private static final String FIRST = "mlops-training-user01";

  /// @param undone the students who left things undone
  static EveryReadClass of(int students, Set<Integer> undone) {
    return new EveryReadClass(
        new BadClass(HealthyClass.of(students, COMPONENTS), students, undone));
  }

  private String last() {
    return "mlops-training-user%02d".formatted(bad.students());
  }

  @Override
  public Answer apply(StubCall call) {
    if (call.resource().equals(last())) {
      return Fault.error(404, "NoSuchBucket").apply(call);
    }
    return switch (call.operation()) {
      case "ssm:GetParameter" -> course();
      case "s3:ListBuckets" -> list((Reply) bad.apply(call));
      case "s3:GetBucketOwnershipControls" ->
          call.resource().equals(FIRST)
              ? Reply.xml(
                  "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>")
              : bad.apply(call);
      case "s3:GetBucketEncryption" ->
          call.resource().equals(FIRST) ? byKey((Reply) bad.apply(call)) : bad.apply(call);
      default -> bad.apply(call);
    };
  }

  private Reply course() {
    return Reply.json(
        """
        {"Parameter":{"Name":"course","Type":"String","Version":1,\
        "Value":"roster: [{numbers: '01-%02d'}]\\nlanguage: en\\ncomponents: %s\\n\
        studentRole: 'arn:aws:iam::123456789012:role/student-{number}'"}}\
        """
            .formatted(bad.students(), COMPONENTS));
  }

  private Reply list(Reply all) {
    return Reply.xml(
        all.body()
            .replaceFirst("<Bucket>(?:(?!<Bucket>).)*<Name>" + last() + "</Name></Bucket>", "")
            .replaceFirst(
                "<BucketRegion>[^<]*</BucketRegion>((?:(?!<Bucket>).)*<Name>" + FIRST + "<)",
                "$1"));
  }

  private static Reply byKey(Reply encrypted) {
    return Reply.xml(
        encrypted
            .body()
            .replace(
                "<SSEAlgorithm>AES256</SSEAlgorithm>",
                "<SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/class</KMSMasterKeyID>"));
  }
}
