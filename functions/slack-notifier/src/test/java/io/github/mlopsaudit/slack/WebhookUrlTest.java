package io.github.mlopsaudit.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookUrlTest {

  @Test
  void takesWhatSlackGives() {
    WebhookUrl url = WebhookUrl.of(" https://hooks.slack.com/services/T0/B0/secret\n");

    assertThat(url.uri()).hasToString("https://hooks.slack.com/services/T0/B0/secret");
    assertThat(url).hasToString("https://hooks.slack.com/...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          http://hooks.slack.com/services/T0/B0/secret;           does not begin with https://
          hooks.slack.com/services/T0/B0/secret;                  does not begin with https://
          https://hooks.slack.com.evil.example/services/secret;   another host than Slack's
          https://evil.example/hooks.slack.com/services/secret;   another host than Slack's
          https://hooks.slack.com@evil.example/services/secret;   has a user name in it
          https://secret@hooks.slack.com/services/T0;             has a user name in it
          https://hooks.slack.com:8443/services/secret;           names a port
          https://hooks.slack.com/services/secret?x=1;            has a ? or # in it
          https://hooks.slack.com/;                               ends after the host
          https://hooks.slack.com;                                ends after the host
          https:secret;                                           another host than Slack's
          https://hooks.slack.com/services/sec ret;               is no URL
          'xoxb-secret';                                          does not begin with https://
          '';                                                     does not begin with https://
          """)
  void refusesAllElseWithoutShowingIt(String url, String why) {
    assertThatThrownBy(() -> WebhookUrl.of(url))
        .isInstanceOf(NotifierException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("https://hooks.slack.com/")
        .hasMessageNotContainingAny("secret", "sec ret", "evil", "8443")
        .hasNoCause();
  }
}
