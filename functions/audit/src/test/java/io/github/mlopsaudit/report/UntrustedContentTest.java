package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.checks.Given;
import io.github.mlopsaudit.checks.GivenPolicy;
import io.github.mlopsaudit.core.BlockPublicAccess;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.PolicyStatus;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Report;
import io.github.mlopsaudit.core.RunSummary;
import io.github.mlopsaudit.core.RunSummary.Published;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.local.HostileText;
import io.github.mlopsaudit.report.file.ReportFormat;
import io.github.mlopsaudit.report.html.AuditedClass;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every output of every report, with each hostile text wherever a person or AWS can put one.
final class UntrustedContentTest {

  private static final int STUDENTS = 10;
  private static final String STUDENT = "10";
  private static final String TAME = "-x";
  private static final List<Output> OUTPUTS = Stream.concat(files(), others()).toList();
  private static final Map<Output, String> TAME_NIGHT = written(AuditedClass.of(STUDENTS, TAME));
  private static final Map<Output, String> TAME_END = written(AuditedClass.ended(STUDENTS, TAME));

  /// How an output is written, and what must hold of it beside the same with tame names.
  private record Output(
      String name, Function<Report, String> writer, BiConsumer<String, String> judge) {

    /// What is wrong with it, shortened: these texts are long.
    Optional<String> fault(Report report, Map<Output, String> tame) {
      try {
        judge.accept(writer.apply(report), Objects.requireNonNull(tame.get(this)));
        return Optional.empty();
      } catch (AssertionError e) {
        return Optional.of(name + ": " + Plain.shorten(String.valueOf(e.getMessage()), 400));
      }
    }
  }

  private static Stream<Output> files() {
    return Stream.of(ReportFormat.values())
        .map(format ->
            new Output(
                format.name(),
                report -> format.text(report, summary(report), Language.KO),
                judge(format)));
  }

  private static BiConsumer<String, String> judge(ReportFormat format) {
    return switch (format) {
      case TEXT -> Untrusted::lines;
      case JSON -> Untrusted::json;
      case HTML -> Untrusted::html;
      case CSV -> Untrusted::csv;
      case OCSF -> Untrusted::jsonLines;
      case JUNIT -> Untrusted::xml;
    };
  }

  private static Stream<Output> others() {
    Messages english = Messages.in(Language.EN);
    return Stream.of(
        new Output(
            "coloured text",
            report -> new TextReport(report, summary(report), english, Ink.COLOUR, 100).text(),
            Untrusted::colouredLines),
        new Output(
            "student page",
            report -> StudentPage.text(report, STUDENT, english, Ink.PLAIN),
            Untrusted::lines),
        new Output(
            "coloured student page",
            report -> StudentPage.text(report, "08", english, Ink.COLOUR),
            Untrusted::colouredLines),
        new Output("subject", report -> digest(report).subject(), Untrusted::subject),
        new Output("digest", report -> digest(report).body(), Untrusted::lines),
        new Output("student subject", report -> mail(report).subject(), Untrusted::subject),
        new Output("student mail", report -> mail(report).body(), Untrusted::lines),
        new Output(
            "notification",
            report -> ChatNotification.of(report, Optional.empty()).json(),
            Untrusted::chat),
        new Output(
            "summary", report -> Json.text(JsonReport.tree(summary(report))), Untrusted::json),
        new Output("list", UntrustedContentTest::list, Untrusted::lines));
  }

  private static RunSummary summary(Report report) {
    return RunSummary.of(report, new Published(Delivery.DONE, Delivery.DONE, Delivery.DONE));
  }

  private static Digest digest(Report report) {
    return Digest.of(report, Optional.empty());
  }

  private static Digest mail(Report report) {
    return StudentDigest.of(report, report.course().findStudent(STUDENT).orElseThrow());
  }

  /// As ./audit open, history, runs and waivers print.
  private static String list(Report report) {
    TextTable table = new TextTable("class", "run", "by", "reason");
    report
        .waivers()
        .all()
        .forEach(waiver ->
            table.add(report.course().name(), report.run().id(), waiver.by(), waiver.reason()));
    return table.text();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noOutputIsFooledByANightOfHostileNames(HostileText hostile) {
    judge(AuditedClass.of(STUDENTS, hostile.text()), TAME_NIGHT);
  }

  // One by one takes a minute: -Dhostile.each=true.
  private static List<HostileText> texts() {
    return Boolean.getBoolean("hostile.each") ? HostileText.all() : HostileText.kinds();
  }

  @Test
  void norIsOneAfterTheCourse() {
    String all =
        HostileText.all().stream()
            .map(HostileText::text)
            .filter(text -> text.length() < 500)
            .collect(Collectors.joining(" "));

    judge(AuditedClass.ended(STUDENTS, "-" + all), TAME_END);
  }

  /// AWS takes 20 KB of policy. What it would say of more must still be shown.
  @ParameterizedTest
  @ValueSource(ints = {1, 5_000})
  void noOutputIsFloodedByAPolicy(int statements) {
    int length = 1_000_000 / statements;
    Map<Output, String> tame = written(opened(List.of("s")));

    judge(
        opened(
            IntStream.range(0, statements)
                .mapToObj(number -> number + "s".repeat(length))
                .toList()),
        tame);
  }

  /// A class whose last bucket is opened to the world by statements of these names.
  private static Report opened(List<String> names) {
    Course course =
        Reports.course(
            IntStream.rangeClosed(1, STUDENTS).mapToObj("%02d"::formatted).toArray(String[]::new));
    Snapshot snapshot =
        Given.given()
            .accountBlock(Reading.known(BlockPublicAccess.NONE))
            .buckets(
                Given.bucket("mlops-training-user" + STUDENT)
                    .block(Reading.known(BlockPublicAccess.NONE))
                    .policyStatus(Reading.known(PolicyStatus.PUBLIC))
                    .policy(
                        GivenPolicy.policy(
                            names.stream()
                                .map(
                                    "{'Sid':'%s','Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}"
                                        ::formatted)
                                .collect(Collectors.joining(","))))
                    .build())
            .build();
    return Report.of(
        Reports.run("r1", Reports.NIGHT),
        Given.NIGHT,
        course,
        snapshot,
        Checks.judge(snapshot, course),
        rule -> Checks.classRemedy(rule, snapshot, course));
  }

  private static Map<Output, String> written(Report report) {
    return OUTPUTS.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                output -> output, output -> output.writer().apply(report)));
  }

  private static void judge(Report report, Map<Output, String> tame) {
    assertThat(OUTPUTS.stream().flatMap(output -> output.fault(report, tame).stream())).isEmpty();
  }

  // A new way to show a report is to be judged here too, or to be part of one that is.
  @Test
  void knowsEveryOutput() {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.github.mlopsaudit.report")
                    .stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(type ->
                        type.getCodeUnits().stream().anyMatch(UntrustedContentTest::showsAReport))
                    .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            // Judged as files.
            "ReportFormat",
            "TextReport",
            "JsonReport",
            "HtmlReport",
            "CsvReport",
            "OcsfReport",
            "JunitReport",
            // Judged as themselves; scripts in FixScriptTest, where bash runs them.
            "StudentPage",
            "Digest",
            "StudentDigest",
            "ChatNotification",
            "FixScript",
            // Parts of the others.
            "CleanUp",
            "DueSoon",
            "Inventory",
            "KnownChanges",
            "UnreachedLine",
            "WaiverLine");
  }

  private static boolean showsAReport(JavaCodeUnit unit) {
    return unit.getModifiers().contains(JavaModifier.PUBLIC)
        && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Report.class));
  }
}
