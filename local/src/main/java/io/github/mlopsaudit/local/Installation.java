package io.github.mlopsaudit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Something that is installed into `.tools/` once, by whoever needs it first.
final class Installation {
  private static final Object ONE_AT_A_TIME = new Object();

  /// Fills an empty folder.
  @FunctionalInterface
  interface Maker {
    void make(Path folder) throws IOException;
  }

  private Installation() {}

  /// Makes the target, unless it is complete already, while no other process makes one of this
  /// name.
  static void make(
      ProjectFolder project, String name, Path target, Predicate<Path> isComplete, Maker maker) {
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(project.installed());
        makeLocked(project.installed().resolve(name + ".lock"), target, isComplete, maker);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot write to " + project.installed(), e);
      }
    }
  }

  private static void makeLocked(
      Path lockFile, Path target, Predicate<Path> isComplete, Maker maker) throws IOException {
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!isComplete.test(target)) { // another process may have made it meanwhile
        make(target, maker);
      }
    }
  }

  /// Makes it in a folder of its own, and links to that last: what Ctrl-C or a crash leaves
  /// half-made is never used, not even if an orphan of the crash still writes to it.
  private static void make(Path target, Maker maker) throws IOException {
    deleteHalfMade(target);
    Path folder = Files.createTempDirectory(target.getParent(), target.getFileName() + ".");
    maker.make(folder);
    Files.deleteIfExists(target);
    Files.createSymbolicLink(target, folder.getFileName());
  }

  private static void deleteHalfMade(Path target) throws IOException {
    try (DirectoryStream<Path> halfMade =
        Files.newDirectoryStream(target.getParent(), target.getFileName() + ".*")) {
      for (Path folder : halfMade) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException _) {
      // An orphan of the crash still writes there; the next installation tries again.
    }
  }
}
