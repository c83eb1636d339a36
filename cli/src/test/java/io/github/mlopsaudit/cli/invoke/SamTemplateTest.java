package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.local.ToolException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SamTemplateTest {

  private static final SamTemplate TEMPLATE =
      SamTemplate.parse(
          """
          Parameters:
            Days: {Type: Number, Default: 90}
          Resources:
            Log:
              Properties:
                Name: !Sub /aws/lambda/${AWS::StackName}
                Days: !Ref Days
                Keys: [!GetAtt Table.Arn, plain]
          """);

  @Test
  void readsShortFunctionsAsTheirLongForm() {
    assertThat(TEMPLATE.section("Resources", "Log", "Properties"))
        .containsEntry("Name", Map.of("Fn::Sub", "/aws/lambda/${AWS::StackName}"))
        .containsEntry("Keys", List.of(Map.of("Fn::GetAtt", "Table.Arn"), "plain"));
  }

  @Test
  void takesTheDefaultOfAParameter() {
    assertThat(TEMPLATE.property("Log", "Days")).isEqualTo("90");
  }

  @Test
  void knowsNoTextOfAResource() {
    assertThat(TEMPLATE.text(Map.of("Ref", "Table"))).isEmpty();
  }

  @Test
  void namesThePropertyThatIsMissing() {
    assertThatThrownBy(() -> TEMPLATE.property("Log", "Retention"))
        .isInstanceOf(ToolException.class)
        .hasMessage("Log in template.yaml has no Retention");
  }
}
