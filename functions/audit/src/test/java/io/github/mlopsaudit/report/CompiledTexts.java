package io.github.mlopsaudit.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The texts in the compiled classes of the function: literals, and concatenations with `\1` for
/// what is filled in (`"severity." + id` is `severity.\1`).
final class CompiledTexts {

  private static final char FILLED_IN = '\1';

  private CompiledTexts() {}

  static Set<String> all() {
    try (Stream<Path> files = Files.walk(classes())) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(CompiledTexts::in)
          .collect(toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classes() {
    try {
      return Path.of(Messages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> in(Path file) {
    try {
      Iterable<PoolEntry> pool = ClassFile.of().parse(file).constantPool();
      return StreamSupport.stream(pool.spliterator(), false)
          .filter(StringEntry.class::isInstance)
          .map(entry -> ((StringEntry) entry).stringValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the text may be at run time.
  static Pattern pattern(String text) {
    return Pattern.compile(
        Stream.of(text.split(String.valueOf(FILLED_IN), -1))
            .map(Pattern::quote)
            .collect(joining("[A-Za-z0-9_.-]*")));
  }
}
