package io.github.mlopsaudit.bench;

import io.github.mlopsaudit.aws.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A host name for each AWS API, all of one stub. AWS has them too, and a client keeps connections
/// per host: with one address for all, a benchmark would count fewer than AWS would see. No bucket
/// has a host of its own here, so a client that wants one fails.
final class StubHosts {

  static final String DOMAIN = "stub.test";

  private StubHosts() {}

  /// The variables that lead an AWS client to the hosts, at the stub's port.
  static Map<String, String> endpoints(URI stub) {
    Map<String, String> endpoints = new HashMap<>();
    for (Api api : Api.values()) {
      endpoints.put(
          "AWS_ENDPOINT_URL_" + api.name(),
          "%s://%s:%d".formatted(stub.getScheme(), host(api), stub.getPort()));
    }
    return endpoints;
  }

  /// What a JVM must be started with to find the hosts; it finds no other.
  static List<String> resolve(Path folder) {
    Path file = folder.resolve("hosts");
    String lines =
        Arrays.stream(Api.values())
            .map(api -> "127.0.0.1 " + host(api) + "\n")
            .collect(Collectors.joining());
    try {
      Files.writeString(file, lines);
    } catch (IOException e) {
      throw new BenchException("The list of the stub's hosts cannot be written to " + file, e);
    }
    return List.of("-Djdk.net.hosts.file=" + file);
  }

  private static String host(Api api) {
    return api.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + DOMAIN;
  }
}
