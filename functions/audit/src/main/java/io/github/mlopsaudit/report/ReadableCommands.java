package io.github.mlopsaudit.report;

import io.github.mlopsaudit.core.Remedy;
import java.util.List;

/// The commands of a remedy as far as a person can read them: where one is longer, only how to get
/// them as a script.
final class ReadableCommands {

  private static final int LONGEST = 240;

  private ReadableCommands() {}

  static List<String> of(Remedy remedy, String student, Messages messages) {
    return isReadable(remedy)
        ? remedy.commands().lines().map(Plain::line).toList()
        : List.of(messages.text("page.in-script", student));
  }

  static boolean isReadable(Remedy remedy) {
    return remedy.commands().lines().allMatch(line -> line.length() <= LONGEST);
  }
}
