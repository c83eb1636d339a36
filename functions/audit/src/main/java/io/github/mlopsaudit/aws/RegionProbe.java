package io.github.mlopsaudit.aws;

import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Lists the repositories of each of these regions once: an organisation may deny a region to
/// everybody, whatever their role says.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
public record RegionProbe(AwsClients clients, List<String> regions) {

  private static final Duration TIME = Duration.ofMinutes(1);

  public RegionProbe {
    regions = List.copyOf(regions);
  }

  /// What came of each region, in their order.
  public Map<String, Reading<String>> tryEach() {
    try (Calls calls = new Calls(clients.settings(), TIME, Set.of(Read.LIST_REPOSITORIES))) {
      Map<String, Supplier<Reading<String>>> started = new LinkedHashMap<>();
      for (String region : regions) {
        started.put(region, calls.start(Read.LIST_REPOSITORIES, () -> list(region)));
      }
      Map<String, Reading<String>> tried = new LinkedHashMap<>();
      started.forEach((region, answer) -> tried.put(region, answer.get()));
      return tried;
    }
  }

  private String list(String region) {
    clients.ecr(region).describeRepositories(all -> all.maxResults(1));
    return region;
  }
}
