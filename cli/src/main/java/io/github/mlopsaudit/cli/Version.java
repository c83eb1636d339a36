package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.local.ProjectFolder;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.IVersionProvider;

/// The version, read from the parent pom, the one place that has it.
final class Version implements IVersionProvider {

  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  @Override
  public String[] getVersion() throws java.io.IOException {
    String pom = Files.readString(ProjectFolder.find().path().resolve("pom.xml"));
    Matcher matcher = VERSION.matcher(pom);
    return new String[] {"MLOps Storage Audit " + (matcher.find() ? matcher.group(1) : "?")};
  }
}
