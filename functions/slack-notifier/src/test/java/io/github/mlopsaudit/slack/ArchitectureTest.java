package io.github.mlopsaudit.slack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may know the webhook, and who may speak.
@AnalyzeClasses(
    packages = "io.github.mlopsaudit.slack",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_THE_SOURCE_READS_AWS =
      classes()
          .that()
          .doNotHaveSimpleName("WebhookSource")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule WHOEVER_HOLDS_THE_URL_WRITES_NO_LOG =
      noClasses()
          .that()
          .haveSimpleNameStartingWith("Webhook")
          .or()
          .haveSimpleName("Answer")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "org.apache.logging..");
}
