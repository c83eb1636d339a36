package io.github.mlopsaudit.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A Python interpreter of this machine.
record Python(Path executable, int minor) {
  /// The oldest that moto, and so `tools/`, runs on.
  private static final int OLDEST = 10;

  /// `python3` first; where that is the old one of the system (macOS), a newer one beside it.
  private static final List<String> NAMES =
      Stream.concat(
              Stream.of("python3"),
              IntStream.iterate(14, minor -> minor >= OLDEST, minor -> minor - 1)
                  .mapToObj(minor -> "python3." + minor))
          .toList();

  private static final String QUESTION =
      "import sys; print(sys.executable); print(*sys.version_info[:2])";
  private static final String ADVICE =
      """
      . Install Python 3.%d or newer:
        Debian, Ubuntu  sudo apt-get install python3 python3-venv
        macOS           brew install python
        others          https://www.python.org/downloads/\
      """
          .formatted(OLDEST);

  /// @throws ToolException if there is no Python, or none that is new enough
  static Python find() {
    return find(NAMES);
  }

  static Python find(List<String> names) {
    List<Python> old = new ArrayList<>();
    for (String name : names) {
      Optional<Python> python = ask(name);
      if (python.isPresent() && python.get().minor >= OLDEST) {
        return python.get();
      }
      python.ifPresent(old::add);
    }
    throw new ToolException(
        old.isEmpty()
            ? "No Python 3 on the PATH (looked for " + String.join(", ", names) + ")" + ADVICE
            : old.getFirst().executable + " is Python 3." + old.getFirst().minor + ADVICE);
  }

  private static Optional<Python> ask(String name) {
    try {
      Command answer = Command.run(List.of(name, "-c", QUESTION), Map.of());
      List<String> lines = answer.output().lines().toList();
      if (!answer.succeeded() || lines.size() != 2 || !lines.getLast().startsWith("3 ")) {
        return Optional.empty();
      }
      return Optional.of(
          new Python(
              Path.of(lines.getFirst()),
              Integer.parseInt(lines.getLast().substring("3 ".length()))));
    } catch (IOException e) {
      return Optional.empty(); // no program of this name
    }
  }

  Command run(Map<String, String> environment, String... words) {
    try {
      return Command.run(
          Stream.concat(Stream.of(executable.toString()), Stream.of(words)).toList(), environment);
    } catch (IOException e) {
      throw new ToolException("Cannot run " + executable + ": " + e.getMessage(), e);
    }
  }
}
