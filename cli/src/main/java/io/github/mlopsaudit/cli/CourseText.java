package io.github.mlopsaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mlopsaudit.Configuration;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.NamePattern;
import io.github.mlopsaudit.course.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// A course file as a person has it: its name and text, and the course that the function would make
/// of them under the same variables.
///
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
record CourseText(String file, String text, Course course) {

  /// The most bytes that a standard parameter of Parameter Store holds, and an advanced one, which
  /// costs money.
  static final int STANDARD = 4096;

  static final int ADVANCED = 8192;

  /// Reads and checks it.
  ///
  /// @throws ConfigurationException with every mistake, one a line
  static CourseText read(Configuration configuration, Path path) {
    String file = path.toString();
    String text = TextFile.read("the course file", path);
    List<String> mistakes = new ArrayList<>(configuration.courseMistakes(file, text));
    int size = text.getBytes(UTF_8).length;
    if (text.isBlank()) {
      mistakes.add(file + ": the file is empty. README.md shows one under Configuration.");
    }
    if (size > ADVANCED) {
      mistakes.add(
          "%s: has %,d bytes, and an SSM parameter holds %,d at the most. Write students without names as ranges, {numbers: \"01-40\"}, and leave out what the template says already."
              .formatted(file, size, ADVANCED));
    }
    if (text.contains("{{")) {
      mistakes.add(
          file
              + ": has '{{', which Parameter Store does not take. Put a blank between the braces.");
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(String.join("\n", mistakes));
    }
    return new CourseText(file, text, configuration.course(file, text));
  }

  int bytes() {
    return text.getBytes(UTF_8).length;
  }

  boolean needsAdvancedTier() {
    return bytes() > STANDARD;
  }

  /// What is right as a file and will not do what a person may expect. `deployed` is the course as
  /// the variables alone describe it: by its patterns the function's role was made.
  List<String> warnings(Course deployed) {
    List<String> warnings = new ArrayList<>();
    warnUnreadable("buckets", "BucketPatterns", course.buckets(), deployed.buckets(), warnings);
    warnUnreadable(
        "repositories",
        "RepositoryPatterns",
        course.repositories(),
        deployed.repositories(),
        warnings);
    if (course.roster().isEmpty()) {
      warnings.add(
          "Nobody is on the roster: nothing is expected of anybody, only what is there is judged.");
    }
    if (needsAdvancedTier()) {
      warnings.add(
          "The file has %,d bytes. A standard parameter holds %,d, so it needs an advanced one, which AWS charges for by the month."
              .formatted(bytes(), STANDARD));
    }
    return warnings;
  }

  private static void warnUnreadable(
      String key,
      String parameter,
      Collection<NamePattern> wanted,
      Collection<NamePattern> readable,
      List<String> warnings) {
    List<String> globs = readable.stream().map(NamePattern::glob).toList();
    for (NamePattern pattern : wanted) {
      if (globs.stream().noneMatch(glob -> covers(glob, pattern.glob()))) {
        warnings.add(
            "%s: the role of the function may read %s, which %s is not among: its settings would be unknown. Deploy the stack with the parameter %s=%s."
                .formatted(
                    key,
                    String.join(", ", globs),
                    pattern.glob(),
                    parameter,
                    String.join(",", wanted.stream().map(NamePattern::toString).toList())));
      }
    }
  }

  /// Whether every name that `narrow` matches is one that `wide` matches.
  private static boolean covers(String wide, String narrow) {
    return Pattern.matches(Pattern.quote(wide).replace("*", "\\E.*\\Q"), narrow);
  }
}
