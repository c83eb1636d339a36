package io.github.mlopsaudit.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// The page's style, `report.css`, and the policy that lets a browser apply it and nothing else.
/// https://www.w3.org/TR/CSP3/#match-element-to-source-list
final class StyleSheet {

  private static final String CSS = read();

  private StyleSheet() {}

  /// The `style` element. It is ours to the last letter: nothing is filled in.
  static Content element() {
    return output -> output.writeContent("<style>" + CSS + "</style>");
  }

  static String contentSecurityPolicy() {
    return "default-src 'none'; style-src '" + hash() + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(CSS.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String read() {
    try (InputStream css =
        Objects.requireNonNull(StyleSheet.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(css.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
