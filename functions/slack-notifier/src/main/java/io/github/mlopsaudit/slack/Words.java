package io.github.mlopsaudit.slack;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// The few words that the notifier adds of its own, in Korean or English.
final class Words {

  private static final String BUNDLE = "io.github.mlopsaudit.slack.words";

  private final ResourceBundle bundle;

  private Words(Locale locale) {
    bundle =
        ResourceBundle.getBundle(
            BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /// The words in this language; English for any that has none.
  static Words in(String language) {
    return new Words(Locale.of(language));
  }

  String get(String key) {
    return bundle.getString(key);
  }

  String moreLines(int lines) {
    return new MessageFormat(get("more"), Locale.ROOT).format(new Object[] {lines});
  }
}
