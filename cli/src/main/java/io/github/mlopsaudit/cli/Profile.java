package io.github.mlopsaudit.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;

/// The region of the person's AWS profile, for whom no variable names one.
final class Profile {

  private static final String REGION = "AWS_REGION";

  private Profile() {}

  static Map<String, String> addRegion(Map<String, String> environment) {
    boolean named =
        Stream.of("AUDIT_REGION", REGION, "AWS_DEFAULT_REGION")
            .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    if (named) {
      return environment;
    }
    try {
      Map<String, String> all = new HashMap<>(environment);
      all.put(REGION, new AwsProfileRegionProvider().getRegion().id());
      return all;
    } catch (SdkException e) {
      return environment; // No profile names a region: the class's own serves.
    }
  }
}
