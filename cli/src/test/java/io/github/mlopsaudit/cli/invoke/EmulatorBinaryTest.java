package io.github.mlopsaudit.cli.invoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlopsaudit.local.ToolException;
import org.junit.jupiter.api.Test;

final class EmulatorBinaryTest {

  @Test
  void isTheOneOfTheProcessor() {
    assertThat(EmulatorBinary.name("Linux", "amd64")).isEqualTo("aws-lambda-rie-x86_64");
    assertThat(EmulatorBinary.name("Linux", "aarch64")).isEqualTo("aws-lambda-rie-arm64");
  }

  @Test
  void saysWhatToDoElsewhereThanOnLinux() {
    assertThatThrownBy(() -> EmulatorBinary.name("Mac OS X", "aarch64"))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("this is Mac OS X")
        .hasMessageContaining("sam local invoke AuditFunction")
        .hasMessageContaining("./audit run");
  }

  @Test
  void namesAProcessorThatItIsNotMadeFor() {
    assertThatThrownBy(() -> EmulatorBinary.name("Linux", "riscv64"))
        .isInstanceOf(ToolException.class)
        .hasMessageContaining("riscv64");
  }
}
