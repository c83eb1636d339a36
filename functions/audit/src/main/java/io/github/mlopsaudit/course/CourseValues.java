package io.github.mlopsaudit.course;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.NamePattern;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The single values of a course, checked the same way whether they come from the file or the
/// environment. `where` begins each message.
public final class CourseValues {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern PRINCIPAL =
      Pattern.compile(
          "arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]*\\{number}[\\w+=,.@/-]*");
  private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");
  private static final Pattern CLASS_NAME = Pattern.compile("[^\\p{Cntrl}#]{1,64}");

  private static final int LONGEST = 1_000;

  private CourseValues() {}

  /// `#` joins the parts of the table's keys and cannot be part of one.
  public static String className(String where, String name) {
    return require(
        CLASS_NAME, name, where, "must have 1 to 64 characters, no # and no control characters");
  }

  public static String region(String where, String region) {
    return require(REGION, region, where, "must be an AWS region such as ap-northeast-2");
  }

  public static Language language(String where, String language) {
    return switch (language.toLowerCase(Locale.ROOT)) {
      case "ko" -> Language.KO;
      case "en" -> Language.EN;
      default ->
          throw new ConfigurationException(where + " must be ko or en, but is '" + language + "'");
    };
  }

  /// At least one pattern; the first must have `{component}` where each component has a resource.
  public static List<NamePattern> patterns(String where, List<String> texts, boolean component) {
    if (texts.isEmpty()) {
      throw new ConfigurationException(where + " needs at least one pattern");
    }
    try {
      List<NamePattern> patterns = texts.stream().map(NamePattern::of).toList();
      boolean wrong =
          component
              ? !patterns.getFirst().hasComponent()
              : patterns.stream().anyMatch(NamePattern::hasComponent);
      if (wrong) {
        throw new ConfigurationException(
            where
                + (component
                    ? ": the first needs {component}"
                    : ": {component} is for repositories"));
      }
      return patterns;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(where + ": " + e.getMessage());
    }
  }

  public static List<String> components(String where, List<String> components) {
    return components.stream()
        .map(text ->
            require(COMPONENT, text, where, "must be part of a repository name such as training"))
        .toList();
  }

  public static Set<String> accounts(String where, List<String> accounts) {
    return accounts.stream()
        .map(text -> require(ACCOUNT, text, where, "must be an AWS account id of 12 digits"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The ARN of the IAM role or user that each student works as, with `{number}` in it.
  public static NamePattern principal(String where, String arn) {
    return NamePattern.of(
        require(
            PRINCIPAL,
            arn,
            where,
            "must be the ARN of a role or user with {number} in it, such as"
                + " arn:aws:iam::123456789012:role/mlops-user{number}"));
  }

  private static String require(Pattern pattern, String text, String where, String wanted) {
    // A pattern that repeats a group takes a piece of the stack for each time.
    if (text.length() > LONGEST) {
      throw new ConfigurationException(
          where + " " + wanted + ", but is longer than " + LONGEST + " characters");
    }
    if (!pattern.matcher(text).matches()) {
      throw new ConfigurationException(where + " " + wanted + ", but is '" + text + "'");
    }
    return text;
  }
}
