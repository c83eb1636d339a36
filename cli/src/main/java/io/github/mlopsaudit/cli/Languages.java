package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.core.Course.Language;
import java.util.Map;
import java.util.stream.Stream;

/// The language of a person by their locale: Korean, unless the locale names another language.
final class Languages {

  private Languages() {}

  static Language of(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("");
    boolean saysNothing = locale.isEmpty() || locale.startsWith("C") || locale.equals("POSIX");
    return saysNothing || locale.startsWith("ko") ? Language.KO : Language.EN;
  }
}
