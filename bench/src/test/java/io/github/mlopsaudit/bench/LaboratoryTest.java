package io.github.mlopsaudit.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlopsaudit.core.Delivery;
import io.github.mlopsaudit.core.RunSummary.Published;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LaboratoryTest {

  private static Properties figures(double coverage, Published published) {
    Properties figures = new Properties();
    figures.setProperty(MeasuredRun.COVERAGE, Double.toString(coverage));
    figures.setProperty(MeasuredRun.PUBLISHED, published.toString());
    return figures;
  }

  /// A class in which all is well, such as that of one student, gets no message.
  @ParameterizedTest
  @EnumSource(names = {"DONE", "SKIPPED"})
  void aRunThatToldWhatThereWasCounts(Delivery topic) {
    Properties figures = figures(100, new Published(Delivery.DONE, Delivery.DONE, topic));

    assertThatCode(() -> Laboratory.requireWhole(figures)).doesNotThrowAnyException();
  }

  static Stream<Arguments> lacking() {
    return Stream.of(
        arguments(99.9, new Published(Delivery.DONE, Delivery.DONE, Delivery.DONE)),
        arguments(100, new Published(Delivery.SKIPPED, Delivery.DONE, Delivery.DONE)),
        arguments(100, new Published(Delivery.DONE, Delivery.SKIPPED, Delivery.DONE)),
        arguments(100, new Published(Delivery.DONE, Delivery.DONE, Delivery.FAILED)));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aRunThatDidLessDoesNotCount(double coverage, Published published) {
    Properties figures = figures(coverage, published);

    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> Laboratory.requireWhole(figures))
        .withMessageContaining(published.toString());
  }
}
