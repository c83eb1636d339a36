package io.github.mlopsaudit.local;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A key store with a key and its self-signed certificate, good for a day. Whoever takes it for a
/// trust store trusts that certificate alone.
public record ThrowawayKey(Path store, String password) {

  private static final String TYPE = "PKCS12";
  private static final int PASSWORD_BITS = 130;
  private static final String UNUSABLE = "The certificate that keytool made cannot be used";

  /// Makes one in the folder with the keytool of the running JDK, for any host of the domain and
  /// the hosts of accounts that S3 Control has. RSA with 2048 bits, as the certificates of AWS.
  ///
  /// @throws ToolException if there is no keytool
  public static ThrowawayKey create(Path folder, String domain) {
    String password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(36);
    ThrowawayKey key = new ThrowawayKey(folder.resolve("stub.p12"), password);
    key.generate(domain);
    return key;
  }

  private void generate(String domain) {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "stub",
                    "-dname",
                    "CN=stub",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "2048",
                    "-validity",
                    "1",
                    "-ext",
                    "san=dns:*.%1$s,dns:*.s3-control.%1$s".formatted(domain),
                    "-storetype",
                    TYPE,
                    "-keystore",
                    store.toString(),
                    "-storepass:env",
                    "STORE_PASSWORD"))
            .redirectErrorStream(true);
    builder.environment().put("STORE_PASSWORD", password);
    try {
      Process process = builder.start();
      String told =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new ToolException("keytool could not make a certificate: " + told);
      }
    } catch (IOException e) {
      throw new ToolException("A JDK with bin/keytool is needed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolException("Interrupted while keytool made a certificate", e);
    }
  }

  /// The server's side.
  public SSLContext serverContext() {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(load(), password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ToolException(UNUSABLE, e);
    }
  }

  /// The client's side: trusts the server.
  public SSLContext clientContext() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(load());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ToolException(UNUSABLE, e);
    }
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance(TYPE);
      keys.load(in, password.toCharArray());
      return keys;
    }
  }

  /// The client's side: a file beside the store with the certificate as PEM, for other programs
  /// than a JVM.
  public Path certificate() {
    try {
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(load().getCertificate("stub").getEncoded());
      return Files.writeString(
          store.resolveSibling("stub.pem"),
          "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new ToolException(UNUSABLE, e);
    }
  }

  /// The client's side: what a JVM must be started with to trust the server.
  public List<String> trust() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + store,
        "-Djavax.net.ssl.trustStoreType=" + TYPE,
        "-Djavax.net.ssl.trustStorePassword=" + password);
  }
}
