package io.github.mlopsaudit.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder in which the commands of a remedy run in bash as they are printed. Its `aws` keeps one
/// policy, of a bucket or a repository, in a file, and whether ACLs are off in another; whether the
/// real AWS CLI takes the commands is tested elsewhere.
public final class RemedyShell {

  private static final String AWS =
      """
      #!/bin/sh
      echo "$2" >> calls
      case "$2" in
        get-*-policy)
          if [ -e denied ]; then echo 'An error occurred (AccessDenied)' >&2; exit 254; fi
          if [ ! -e policy ]; then echo 'An error occurred (NoSuchBucketPolicy)' >&2; exit 254; fi
          cat policy ;;
        put-bucket-policy | set-repository-policy)
          for last; do :; done
          cp "${last#file://}" policy ;;
        delete-*-policy) rm policy ;;
        get-bucket-ownership-controls) cat ownership ;;
        put-bucket-ownership-controls) for last; do :; done; echo "$last" > ownership ;;
        put-bucket-acl)
          if [ -e ownership ]; then
            echo 'An error occurred (AccessControlListNotSupported)' >&2; exit 254
          fi ;;
      esac
      """;

  private final Path folder;

  /// A resource with this policy, with none where it is empty.
  public RemedyShell(Path folder, String policy) {
    this.folder = folder;
    write("aws", AWS);
    if (!folder.resolve("aws").toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot make a command in " + folder);
    }
    if (!policy.isEmpty()) {
      write("policy", policy);
    }
  }

  /// From now on the policy cannot be read.
  public RemedyShell denied() {
    write("denied", "");
    return this;
  }

  /// Runs the commands and gives what they printed.
  public String run(String commands) {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", commands)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    try {
      Process process = bash.start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The policy that is there now, empty if there is none.
  public String policy() {
    return read("policy");
  }

  /// The operations of the AWS CLI that were called, in their order.
  public List<String> calls() {
    return read("calls").lines().toList();
  }

  public String read(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
