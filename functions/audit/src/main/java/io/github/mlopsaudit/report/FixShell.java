package io.github.mlopsaudit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bash that scripts are made of which mend. It runs on the bash 3.2 of macOS too.
final class FixShell {

  static final String BEGIN = "#!/usr/bin/env bash\n";

  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");
  private static final Pattern PLACE = Pattern.compile("@([a-z.]+)@");

  private FixShell() {}

  /// The frame around the steps, `script.sh`; `words` gives what stands at each of its places.
  static String frame(UnaryOperator<String> words) {
    return PLACE
        .matcher(read())
        .replaceAll(place -> Matcher.quoteReplacement(words.apply(place.group(1))));
  }

  private static String read() {
    try (InputStream frame =
        Objects.requireNonNull(FixShell.class.getResourceAsStream("script.sh"), "script.sh")) {
      return new String(frame.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String comment(String text) {
    return ("# " + Plain.line(text)).stripTrailing() + "\n";
  }

  /// The text as one word that the shell takes as it is.
  static String word(String text) {
    return "'" + Plain.line(text).replace("'", "'\\''") + "'";
  }

  /// The same, without quotes where the shell needs none: for people to read and to paste.
  static String shortWord(String text) {
    return PLAIN_WORD.matcher(text).matches() ? text : word(text);
  }

  /// Prints each text on a line of its own.
  static String say(List<String> lines) {
    return "printf '%s\\n'"
        + lines.stream().map(line -> " \\\n  " + word(line)).collect(joining())
        + "\n";
  }

  /// Runs the commands in a shell and a folder of their own; the first failure ends them. Chains of
  /// `&&` are taken apart, since `set -e` lets a chain fail that others follow. Nothing is
  /// indented: commands may have texts of several lines.
  static String run(String folder, String commands) {
    return "set +e\n(\nset -e\nmkdir %s\ncd %s\n%s\n)\nended \"$?\"\nset -e\n"
        .formatted(folder, folder, commands.strip().replace(" && \\\n", "\n"));
  }

  static String askThenRun(String folder, String commands) {
    return "if agrees; then\n" + run(folder, commands) + "fi\n";
  }
}
