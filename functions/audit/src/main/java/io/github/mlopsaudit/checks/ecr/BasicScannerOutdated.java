package io.github.mlopsaudit.checks.ecr;

import static io.github.mlopsaudit.checks.Commands.word;

import io.github.mlopsaudit.core.Assessment;
import io.github.mlopsaudit.core.Check;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Read;
import io.github.mlopsaudit.core.Reading;
import io.github.mlopsaudit.core.Registry;
import io.github.mlopsaudit.core.RegistryScanning;
import io.github.mlopsaudit.core.Resource;
import io.github.mlopsaudit.core.Rule;
import io.github.mlopsaudit.core.Service;
import io.github.mlopsaudit.core.Severity;
import io.github.mlopsaudit.core.Snapshot;
import io.github.mlopsaudit.core.Tier;
import io.github.mlopsaudit.core.Verdict;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tells what scans the images of each region, and flags Clair, which AWS gave up on 2 February
/// 2026. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-basic.html
public final class BasicScannerOutdated implements Check {

  private static final Rule RULE =
      new Rule("ecr-scan-type", Service.ECR, Severity.INFO, Tier.REPORT);

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Set<Read> reads() {
    return Set.of(Read.REGISTRY_SCANNING, Read.BASIC_SCAN_VERSION);
  }

  @Override
  public Stream<Assessment> judge(Snapshot snapshot, Course course) {
    if (!snapshot.selection().includes(Service.ECR)) {
      return Stream.empty();
    }
    return new TreeMap<>(snapshot.registries())
        .entrySet().stream()
            .map(entry -> {
              String region = entry.getKey();
              // A registry is the account's in one region: each has a name of its own.
              Resource registry = Resource.account(snapshot.account().id() + "/" + region, region);
              return new Assessment(RULE, registry, "", judge(entry.getValue(), region));
            });
  }

  private static Verdict judge(Registry registry, String region) {
    return switch (registry.scanning()) {
      case Reading.Unreadable<RegistryScanning> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<RegistryScanning>(RegistryScanning scanning) ->
          switch (scanning.type()) {
            case ENHANCED -> new Verdict.Pass(Message.of("ecr-scan-type.pass.enhanced", region));
            case BASIC -> judge(registry.basicScanVersion(), region);
          };
    };
  }

  private static Verdict judge(Reading<String> basicScanVersion, String region) {
    return switch (basicScanVersion) {
      case Reading.Unreadable<String> gap -> Verdict.Unknown.because(gap);
      case Reading.Known<String>(String version) ->
          switch (version) {
            case "AWS_NATIVE" -> new Verdict.Pass(Message.of("ecr-scan-type.pass.native", region));
            case "CLAIR" ->
                new Verdict.Fail(
                    Severity.LOW,
                    Message.of("ecr-scan-type.fail", region),
                    "aws ecr put-account-setting --name BASIC_SCAN_TYPE_VERSION --value AWS_NATIVE --region "
                        + word(region));
            case String other ->
                new Verdict.Unknown(Message.of("ecr-scan-type.unknown", region, other));
          };
    };
  }
}
