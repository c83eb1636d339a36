package io.github.mlopsaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchCommandTest {

  @ParameterizedTest
  @CsvSource({
    "--one-core,--one-core goes with --peers alone",
    "--one-core --peers --local-aws,--one-core goes with --peers alone",
    "--prowler --peers,--prowler goes with --local-aws alone",
    "--heap 256 --peers,--heap goes with no other measurement",
    "--cold-start --repeat 0,0 repetitions measure nothing",
  })
  void refusesWhatWouldBePassedOver(String options, String reason) {
    Audited audited =
        Audited.with(
            Map.of(),
            Stream.concat(Stream.of("bench"), Stream.of(options.split(" ", -1)))
                .toArray(String[]::new));

    assertThat(audited.exitCode()).isEqualTo(2);
    assertThat(audited.err()).contains(reason);
  }
}
