package io.github.mlopsaudit.cli.invoke;

import io.github.mlopsaudit.local.ProjectFolder;
import io.github.mlopsaudit.local.ToolException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A packaged function under AWS's Runtime Interface Emulator and its Java Runtime Interface
/// Client: what `sam local invoke` runs in a container, run here without one. The first invocation
/// starts the function, the others find it warm.
///
/// The function sees, the first that is set: the variables given to `start`, those of this program
/// (`AWS_PROFILE`, `AUDIT_LANGUAGE`, ...), the defaults of the template.
public final class RuntimeEmulator implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client";
  private static final String PATH = "/2015-03-31/functions/function/invocations";
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(20);

  private final EmulatorProcess process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri;
  private final Duration timeout;

  private RuntimeEmulator(EmulatorProcess process, int port, LambdaFunction function) {
    this.process = process;
    this.uri = URI.create("http://" + LOOPBACK + ":" + port + PATH);
    this.timeout = Duration.ofSeconds(function.timeoutSeconds()).plus(START);
  }

  /// Starts the emulator for the function. What the function and the emulator write goes to the
  /// log.
  ///
  /// @throws ToolException if the emulator does not run here, or cannot be installed
  public static RuntimeEmulator start(
      ProjectFolder project,
      LambdaFunction function,
      Map<String, String> environment,
      PrintStream log) {
    Path binary = EmulatorBinary.find(project);
    List<Integer> ports = freePorts();
    List<String> words =
        List.of(
            binary.toString(),
            "--log-level",
            "error",
            "--runtime-interface-emulator-address",
            LOOPBACK + ":" + ports.getFirst(),
            "--runtime-api-address",
            LOOPBACK + ":" + ports.getLast(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC", // as Lambda starts Java
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + CLIENT + ".runtimeapi.NativeClient.JNI=" + nativeLibrary(project),
            "-cp",
            project.path().resolve("cli/target/ric") + "/*",
            CLIENT + ".AWSLambda",
            function.handler());
    // The client finds the function's classes and lib/ in the current directory, as in Lambda.
    EmulatorProcess process =
        EmulatorProcess.start(words, function.artifact(), environment(function, environment), log);
    RuntimeEmulator emulator = new RuntimeEmulator(process, ports.getFirst(), function);
    emulator.await(ports.getFirst());
    return emulator;
  }

  /// Without it the client unpacks its library to one file of `/tmp`, which two functions that
  /// start at once spoil for each other.
  private static Path nativeLibrary(ProjectFolder project) {
    String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
    return project
        .path()
        .resolve("cli/target/ric-native/jni/libaws-lambda-jni.linux-" + processor + ".so");
  }

  private static Map<String, String> environment(
      LambdaFunction function, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(function.environment());
    all.putAll(System.getenv());
    all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    all.put("AWS_LAMBDA_FUNCTION_TIMEOUT", String.valueOf(function.timeoutSeconds()));
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes()));
    all.putAll(environment);
    return all;
  }

  private static List<Integer> freePorts() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    } catch (IOException e) {
      throw new ToolException("No free port on " + loopback + ": " + e.getMessage(), e);
    }
  }

  private void await(int port) {
    Instant end = Instant.now().plus(START);
    while (!isOpen(port)) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        close();
        throw new ToolException("The Lambda emulator did not start; its log above says why");
      }
      pause();
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static ToolException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ToolException("Interrupted", e);
  }

  /// Sends the event and waits for the answer. A failure of the function is an answer as well.
  public Invocation invoke(String event) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return Invocation.of(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new ToolException("The Lambda emulator gave no answer: " + e, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    process.close();
    http.close();
  }
}
