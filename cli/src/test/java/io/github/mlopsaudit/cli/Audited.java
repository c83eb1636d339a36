package io.github.mlopsaudit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/// What a command printed and how it ended.
record Audited(int exitCode, String out, String err) {

  static Audited with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = AuditCommand.commandLine(environment);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return new Audited(commandLine.execute(arguments), out.toString(), err.toString());
  }
}
