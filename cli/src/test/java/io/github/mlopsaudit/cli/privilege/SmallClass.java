package io.github.mlopsaudit.cli.privilege;

import io.github.mlopsaudit.cli.deploy.Caller;
import io.github.mlopsaudit.local.LocalAws;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The smallest class that makes the audit ask all that it can ask: student 01 has a bucket with a
/// key, an ACL and a policy, and a repository with an image; student 02 has nothing, and whose
/// bucket's name is has to be asked; 03 is somebody else's; the course file names the students'
/// roles.
record SmallClass(Caller operator, Caller stranger) {

  static final String BUCKET = "mlops-training-user01";
  static final String TAKEN = "mlops-training-user03";
  static final String ELSEWHERE = "payroll";
  static final String COURSE = "/mlops/course";
  private static final String REPOSITORY = "mlops-user01-training";
  private static final String ROLE = "mlops-student-";
  private static final String PRINCIPAL = "arn:aws:iam::" + LocalAws.ACCOUNT + ":role/" + ROLE;

  private static final String TRUST =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
       "Principal": {"AWS": "arn:aws:iam::%s:root"}}]}\
      """
          .formatted(LocalAws.ACCOUNT);

  private static final String PUBLIC =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
       "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*"}]}\
      """
          .formatted(BUCKET);

  private static final String MANIFEST =
      """
      {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
       "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 7,
       "digest": "sha256:%1$s"}, "layers": []}\
      """
          .formatted("0".repeat(64));

  void create() {
    createBuckets();
    try (EcrClient ecr = operator.lead(EcrClient.builder()).build()) {
      ecr.createRepository(request -> request.repositoryName(REPOSITORY));
      ecr.putImage(
          request -> request.repositoryName(REPOSITORY).imageTag("v1").imageManifest(MANIFEST));
    }
    try (IamClient iam = operator.lead(IamClient.builder()).build()) {
      iam.createRole(request -> request.roleName(ROLE + "01").assumeRolePolicyDocument(TRUST));
      iam.createRole(request -> request.roleName(ROLE + "02").assumeRolePolicyDocument(TRUST));
    }
    try (SsmClient ssm = operator.lead(SsmClient.builder()).build()) {
      ssm.putParameter(request ->
          request
              .name(COURSE)
              .type(ParameterType.STRING)
              .value("studentRole: " + PRINCIPAL + "{number}\n"));
    }
  }

  private void createBuckets() {
    try (KmsClient kms = operator.lead(KmsClient.builder()).build();
        S3Client s3 = s3(operator);
        S3Client others = s3(stranger)) {
      create(s3, BUCKET);
      create(s3, ELSEWHERE);
      create(others, TAKEN);
      s3.deletePublicAccessBlock(request -> request.bucket(BUCKET));
      s3.putBucketPolicy(request -> request.bucket(BUCKET).policy(PUBLIC));
      s3.putBucketOwnershipControls(request ->
          request
              .bucket(BUCKET)
              .ownershipControls(owner ->
                  owner.rules(
                      List.of(
                          OwnershipControlsRule.builder()
                              .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                              .build()))));
      String key = kms.createKey().keyMetadata().arn();
      s3.putBucketEncryption(request ->
          request
              .bucket(BUCKET)
              .serverSideEncryptionConfiguration(encryption ->
                  encryption.rules(
                      List.of(
                          ServerSideEncryptionRule.builder()
                              .applyServerSideEncryptionByDefault(byDefault ->
                                  byDefault
                                      .sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                      .kmsMasterKeyID(key))
                              .build()))));
      s3.putObject(
          request -> request.bucket(BUCKET).key("mlflow-artifacts/1/model.pkl"),
          RequestBody.fromString("model"));
    }
  }

  static S3Client s3(Caller caller) {
    return caller.lead(S3Client.builder()).forcePathStyle(true).build();
  }

  private static void create(S3Client s3, String bucket) {
    s3.createBucket(request ->
        request
            .bucket(bucket)
            .createBucketConfiguration(here -> here.locationConstraint(LocalAws.REGION)));
  }
}
