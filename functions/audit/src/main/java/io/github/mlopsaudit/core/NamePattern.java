package io.github.mlopsaudit.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the course names a resource: `mlops-training-user{number}`,
/// `mlops-user{number}-{component}`.
public final class NamePattern {

  private static final String NUMBER = "{number}";
  private static final String COMPONENT = "{component}";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

  private final String template;
  private final Pattern exact;
  private final Pattern enumerated;

  private NamePattern(String template) {
    this.template = template;
    this.exact = Pattern.compile(regex("(?<number>\\d+)", "(?<component>.+)"));
    this.enumerated = Pattern.compile(regex(".*", ".*"));
  }

  /// Reads a template.
  ///
  /// @throws IllegalArgumentException if the template has no `{number}`, or a placeholder that is
  ///   neither `{number}` nor `{component}`, or one of them twice
  public static NamePattern of(String template) {
    if (!template.contains(NUMBER)) {
      throw new IllegalArgumentException("'" + template + "' has no {number}");
    }
    String rest = template.replaceFirst("\\{number}", "").replaceFirst("\\{component}", "");
    Matcher other = PLACEHOLDER.matcher(rest);
    if (other.find()) {
      throw new IllegalArgumentException(
          "'"
              + template
              + "' has "
              + other.group()
              + " once too often; {number} and {component} may stand once each, and no other");
    }
    return new NamePattern(template);
  }

  private String regex(String number, String component) {
    StringBuilder regex = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    int end = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(template.substring(end, placeholder.start())));
      regex.append(placeholder.group().equals(NUMBER) ? number : component);
      end = placeholder.end();
    }
    return regex.append(Pattern.quote(template.substring(end))).toString();
  }

  public boolean hasComponent() {
    return template.contains(COMPONENT);
  }

  public String name(String number) {
    return template.replace(NUMBER, number);
  }

  public String name(String number, String component) {
    return name(number).replace(COMPONENT, component);
  }

  /// The text before the first placeholder, for listing by prefix.
  public String prefix() {
    return template.substring(0, template.indexOf('{'));
  }

  /// The letters and digits that each name begins with, up to the first separator: `mlops`. Names
  /// that are only nearly right mostly begin so too.
  public String stem() {
    return prefix().replaceFirst("[^A-Za-z0-9].*", "");
  }

  /// The name with `*` for what varies: what is enumerated, `mlops-user*-*`.
  public String glob() {
    return PLACEHOLDER.matcher(template).replaceAll("*");
  }

  /// Whether the glob matches: such a name is audited, on the roster or not.
  public boolean enumerates(String name) {
    return enumerated.matcher(name).matches();
  }

  /// Whether the name is exactly as the course wants it, for some number and component.
  public boolean matches(String name) {
    return exact.matcher(name).matches();
  }

  /// The student's number in a name that is exactly, or up to some suffix, of this pattern.
  public Optional<String> findNumber(String name) {
    Matcher matcher = exact.matcher(name);
    return matcher.lookingAt() ? Optional.of(matcher.group("number")) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamePattern pattern && template.equals(pattern.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  @Override
  public String toString() {
    return template;
  }
}
