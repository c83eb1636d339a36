package io.github.mlopsaudit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/// The arrows of docs/architecture.md.
@AnalyzeClasses(
    packages = "io.github.mlopsaudit",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String ROOT = "io.github.mlopsaudit";

  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("flow")
          .definedBy(ROOT)
          .layer("course")
          .definedBy(ROOT + ".course..")
          .layer("aws")
          .definedBy(ROOT + ".aws..")
          .layer("checks")
          .definedBy(ROOT + ".checks..")
          .layer("ledger")
          .definedBy(ROOT + ".ledger..")
          .layer("publish")
          .definedBy(ROOT + ".publish..")
          .layer("report")
          .definedBy(ROOT + ".report..")
          .layer("policy")
          .definedBy(ROOT + ".policy..")
          .layer("core")
          .definedBy(ROOT + ".core..")
          .layer("local")
          .definedBy(ROOT + ".local..")
          .whereLayer("flow")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("course")
          .mayOnlyBeAccessedByLayers("flow")
          .whereLayer("aws")
          .mayOnlyBeAccessedByLayers("flow")
          .whereLayer("checks")
          .mayOnlyBeAccessedByLayers("flow")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("flow", "publish")
          .whereLayer("publish")
          .mayOnlyBeAccessedByLayers("flow")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("flow", "publish")
          .whereLayer("policy")
          .mayOnlyBeAccessedByLayers("checks", "report")
          .whereLayer("local")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers(
              "flow", "course", "aws", "checks", "ledger", "publish", "report", "policy");

  @ArchTest
  static final ArchRule CORE_AND_CHECKS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideInAnyPackage(ROOT + ".core..", ROOT + ".checks..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", ROOT + ".core..", ROOT + ".checks..", ROOT + ".policy..");

  @ArchTest
  static final ArchRule THE_POLICY_READER_USES_NOTHING_ELSE_OF_THE_SDK =
      classes()
          .that()
          .resideInAPackage(ROOT + ".policy..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "software.amazon.awssdk.policybuilder..",
              ROOT + ".core..",
              ROOT + ".policy..");

  @ArchTest
  static final ArchRule ONLY_THE_AWS_PACKAGE_READS_AWS =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".aws..", ROOT + ".local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon.awssdk.services.s3control..",
              "software.amazon.awssdk.services.ecr..",
              "software.amazon.awssdk.services.kms..",
              "software.amazon.awssdk.services.iam..",
              "software.amazon.awssdk.services.sts..");

  @ArchTest
  static final ArchRule OF_THE_OTHERS_ONLY_PUBLISH_KNOWS_S3 =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".aws..", ROOT + ".local..", ROOT + ".publish..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk.services.s3..");

  @ArchTest
  static final ArchRule PURE_PACKAGES_KNOW_NO_CLOCK_AND_NO_ENVIRONMENT =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".core..", ROOT + ".checks..", ROOT + ".policy..", ROOT + ".report..")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now");

  /// A static field is part of a SnapStart snapshot, from which many functions start.
  @ArchTest
  static final ArchRule NOTHING_RANDOM_OR_SECRET_IS_STATIC =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(assignableTo(RandomGenerator.class))
          .orShould()
          .haveRawType(UUID.class)
          .orShould()
          .haveRawType(assignableTo(AwsCredentials.class))
          .orShould()
          .haveRawType(assignableTo(AwsCredentialsProvider.class));
}
