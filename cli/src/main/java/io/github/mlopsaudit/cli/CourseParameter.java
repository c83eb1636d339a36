package io.github.mlopsaudit.cli;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterTier;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// The SSM parameter that holds the course file.
record CourseParameter(AwsClients clients, String name) {

  /// What it holds, if it is there.
  ///
  /// @throws ConfigurationException if it cannot be read
  Optional<String> find() {
    try {
      return Optional.of(
          clients
              .ssm()
              .getParameter(get -> get.name(name).withDecryption(true))
              .parameter()
              .value());
    } catch (ParameterNotFoundException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new ConfigurationException(
          "%s cannot be read: %s. You need ssm:GetParameter on it."
              .formatted(this, e.getMessage()));
    }
  }

  /// Writes it and reads it back. AWS takes the tier that the size needs, and leaves one that is
  /// advanced already as it is.
  ///
  /// @throws ConfigurationException if it does not hold the text then
  void put(String text) {
    try {
      clients
          .ssm()
          .putParameter(put ->
              put.name(name)
                  .type(ParameterType.STRING)
                  .value(text)
                  .overwrite(true)
                  .tier(ParameterTier.INTELLIGENT_TIERING));
    } catch (SdkException e) {
      throw new ConfigurationException(
          "%s cannot be written: %s. You need ssm:PutParameter on it."
              .formatted(this, e.getMessage()));
    }
    if (!find().equals(Optional.of(text))) {
      throw new ConfigurationException(
          "%s does not hold what was written: somebody else may be writing it. Try again."
              .formatted(this));
    }
  }

  @Override
  public String toString() {
    return "SSM parameter %s in %s".formatted(name, clients.settings().region());
  }
}
