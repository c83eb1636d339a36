package io.github.mlopsaudit.slack;

import java.net.URI;
import java.net.URISyntaxException;

/// The URL of an incoming webhook, `https://hooks.slack.com/services/T.../B.../...`. Whoever knows
/// it can write to the channel, so it is a secret and never shown.
/// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
final class WebhookUrl {

  private static final String HOST = "hooks.slack.com";
  private static final String RULE =
      " It has to be https://" + HOST + "/ and what follows in the settings of the Slack app.";

  private final URI uri;

  private WebhookUrl(URI uri) {
    this.uri = uri;
  }

  /// Reads it; blanks around it are left out.
  ///
  /// @throws NotifierException if it leads elsewhere or is no URL, without saying what it is
  static WebhookUrl of(String text) {
    URI uri = parse(text.strip());
    require("https".equalsIgnoreCase(uri.getScheme()), "does not begin with https://");
    require(uri.getRawUserInfo() == null, "has a user name in it");
    require(HOST.equalsIgnoreCase(uri.getHost()), "leads to another host than Slack's");
    require(uri.getPort() == -1, "names a port");
    require(uri.getRawQuery() == null && uri.getRawFragment() == null, "has a ? or # in it");
    require(uri.getRawPath().length() > 1, "ends after the host");
    return new WebhookUrl(uri);
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new NotifierException("The webhook is no URL." + RULE);
    }
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new NotifierException("The webhook's URL " + fault + "." + RULE);
    }
  }

  URI uri() {
    return uri;
  }

  /// The text without any part of the URL that is secret.
  String hiddenIn(String text) {
    return text.replace(uri.getRawPath(), "/...");
  }

  @Override
  public String toString() {
    return "https://" + HOST + "/...";
  }
}
