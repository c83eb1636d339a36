package io.github.mlopsaudit.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The ahead-of-time cache of the audit's classes, trained by one audit, as `./audit` and a
/// container image have it. https://docs.oracle.com/en/java/javase/25/vm/ahead-of-time-cache.html
///
/// @param classPath the class path that the cache is good for
record AuditCache(Path file, String classPath) {

  private static final int TRAINED_ON = 15;

  /// Audits a class over TLS, with all of what that loads in the cache.
  static AuditCache train(Laboratory laboratory, Program program) {
    Path file = laboratory.folder().resolve("audit.aot");
    AuditCache cache =
        new AuditCache(file, jars(laboratory.folder(), System.getProperty("java.class.path", "")));
    try (Site site = laboratory.site(TRAINED_ON)) {
      List<String> options = new ArrayList<>(site.jvmOptions());
      options.add("-XX:AOTCacheOutput=" + file);
      Path result = laboratory.folder().resolve("training.properties");
      program.run(FreshJvm.command(options, cache.classPath(), result), site.environment(), site);
    }
    if (!Files.exists(file)) {
      throw new BenchException("This JDK made no ahead-of-time cache; 25 or newer is needed");
    }
    return cache;
  }

  /// Fails where the cache does not fit, which otherwise is passed over in silence.
  List<String> jvmOptions() {
    return List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
  }

  /// The class path with a jar in `folder` for each of its folders: the cache takes no folders.
  static String jars(Path folder, String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .flatMap(AuditCache::entries)
        .filter(Files::exists)
        .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// `lib/*` is all of its jars.
  private static Stream<Path> entries(String entry) {
    if (!entry.endsWith("/*")) {
      return Stream.of(Path.of(entry));
    }
    try (Stream<Path> files = Files.list(Path.of(entry).getParent())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of " + entry + " cannot be read", e);
    }
  }

  private static Path jar(Path classes, Path folder) {
    try {
      Path jar = Files.createTempFile(folder, "classes", ".jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file);
          Stream<Path> files = Files.walk(classes)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
          Files.copy(each, out);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("The classes in " + classes + " cannot be packed", e);
    }
  }
}
