package io.github.mlopsaudit;

import io.github.mlopsaudit.aws.AwsClients;
import io.github.mlopsaudit.core.Course;
import io.github.mlopsaudit.course.ConfigurationException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.lambda.powertools.parameters.ssm.SSMProvider;

/// Where the audit gets its course from: the course file in SSM Parameter Store, read anew by each
/// run so that an instructor changes it without a deploy; without one, the environment.
public final class CourseSource {

  private final Configuration configuration;
  private final AwsClients clients;

  public CourseSource(Configuration configuration, AwsClients clients) {
    this.configuration = configuration;
    this.clients = clients;
  }

  /// Reads it.
  ///
  /// @throws ConfigurationException if it is broken, or cannot be had
  public Course read() {
    Optional<String> parameter = configuration.courseParameter();
    return parameter.isPresent()
        ? configuration.course("SSM parameter " + parameter.get(), text(parameter.get()))
        : configuration.requireKnownRegions(configuration.course());
  }

  private String text(String parameter) {
    try {
      return SSMProvider.builder()
          .withClient(clients.ssm())
          .build()
          .withDecryption()
          .get(parameter);
    } catch (ParameterNotFoundException e) {
      throw new ConfigurationException(
          "AUDIT_COURSE_PARAMETER is %s, but there is no such SSM parameter. Put the course file there: ./audit course push course.yaml --parameter %s"
              .formatted(parameter, parameter));
    } catch (SdkException e) {
      throw new ConfigurationException(
          "The course file in SSM parameter %s could not be read: %s"
              .formatted(parameter, e.getMessage()),
          e);
    } catch (NullPointerException e) {
      // The library does not look whether there is a parameter in what it takes for AWS's answer.
      throw new ConfigurationException(
          "The course file in SSM parameter %s could not be read: the answer to GetParameter has none."
              .formatted(parameter),
          e);
    }
  }
}
