package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The texts of one language. The only place where a message becomes words.
public final class Messages {

  private static final String BUNDLE = "io.github.mlopsaudit.report.messages";

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  public static Messages in(Language language) {
    Locale locale =
        switch (language) {
          case KO -> Locale.KOREAN;
          case EN -> Locale.ROOT;
        };
    return new Messages(
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /// The message in words; what AWS or a person put into it is made safe to show.
  public String text(Message message) {
    return text(message.key(), message.arguments().stream().map(Plain::line).toArray());
  }

  /// The same; the bare key where this release has no such text any more, as of a finding that is
  /// remembered from an older one.
  String textOrKey(Message message) {
    return bundle.containsKey(message.key()) ? text(message) : Plain.line(message.key());
  }

  /// The text under the key, in MessageFormat's syntax.
  ///
  /// @throws java.util.MissingResourceException if there is none
  public String text(String key, Object... arguments) {
    Object[] texts = Stream.of(arguments).map(String::valueOf).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
  }

  /// The title of a check, or its id where this release has no such check any more.
  public String title(String check) {
    String key = check + ".title";
    return bundle.containsKey(key) ? text(key) : Plain.line(check);
  }
}
