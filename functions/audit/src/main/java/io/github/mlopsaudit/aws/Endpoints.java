package io.github.mlopsaudit.aws;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the APIs are called, as `AWS_ENDPOINT_URL` and `AWS_ENDPOINT_URL_<API>` say. An empty
/// variable means AWS itself: a template has to declare them with some value.
public record Endpoints(Map<Api, URI> overrides, Set<Api> blank) {

  private static final String VARIABLE = "AWS_ENDPOINT_URL";

  public Endpoints {
    overrides = Map.copyOf(overrides);
    blank = Set.copyOf(blank);
  }

  /// Reads the variables.
  ///
  /// @throws IllegalArgumentException if one is no http or https URL
  public static Endpoints from(Map<String, String> environment) {
    Map<Api, URI> overrides = new EnumMap<>(Api.class);
    Set<Api> blank = new HashSet<>();
    for (Api api : Api.values()) {
      String variable = isSet(environment, api.variable()) ? api.variable() : VARIABLE;
      if (isSet(environment, variable)) {
        overrides.put(api, url(variable, environment.getOrDefault(variable, "").strip()));
      } else if (environment.containsKey(api.variable()) || environment.containsKey(VARIABLE)) {
        blank.add(api);
      }
    }
    return new Endpoints(overrides, blank);
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static URI url(String variable, String text) {
    if (!text.matches("https?://[^/\\s]+/?")) {
      throw new IllegalArgumentException(
          variable + " is '" + text + "'; write it as http://host:port or https://host");
    }
    return URI.create(text);
  }

  Optional<URI> findOverride(Api api) {
    return Optional.ofNullable(overrides.get(api));
  }

  /// The endpoint that a client must be told. The SDK reads an empty variable as an endpoint
  /// without a host and fails, so where one is empty it is told AWS's own; elsewhere the SDK
  /// decides.
  Optional<URI> find(Api api, String region) {
    return blank.contains(api) ? Optional.of(api.standardEndpoint(region)) : findOverride(api);
  }
}
