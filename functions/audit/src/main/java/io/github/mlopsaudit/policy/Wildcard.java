package io.github.mlopsaudit.policy;

import java.util.Locale;

/// Patterns of IAM: `*` is any text, `?` any one character.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
final class Wildcard {

  private Wildcard() {}

  static boolean isIn(String text) {
    return text.contains("*") || text.contains("?");
  }

  static boolean matchesAnyCase(String pattern, String text) {
    return matches(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /// Whether the whole text fits. Takes as long as pattern times text at worst, which a regular
  /// expression of many stars does not.
  static boolean matches(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int afterStar = 0;
    while (inText < text.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        afterStar = inText;
      } else if (inPattern < pattern.length() && fits(pattern, inPattern, text, inText)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(inPattern).replace("*", "").isEmpty();
  }

  private static boolean fits(String pattern, int inPattern, String text, int inText) {
    char wanted = pattern.charAt(inPattern);
    return wanted == '?' || wanted == text.charAt(inText);
  }
}
