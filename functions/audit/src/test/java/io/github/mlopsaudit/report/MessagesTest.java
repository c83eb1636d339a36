package io.github.mlopsaudit.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlopsaudit.checks.Checks;
import io.github.mlopsaudit.core.Course.Language;
import io.github.mlopsaudit.core.Message;
import io.github.mlopsaudit.core.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MessagesTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");
  private static final Properties ENGLISH = load("messages.properties");
  private static final Properties KOREAN = load("messages_ko.properties");

  private static final Set<String> KEYS = ENGLISH.stringPropertyNames();

  /// What the module `cli` asks for, which is compiled later.
  private static final String OF_THE_COMMAND_LINE = "demo.";

  /// Keys, and beginnings and ends of keys, in the code and in the frame of scripts.
  private static final Set<String> ASKED_FOR =
      Stream.concat(
              CompiledTexts.all().stream(),
              Pattern.compile("(?<=@)[a-z.]+(?=@)")
                  .matcher(FixShell.frame(place -> "@" + place + "@"))
                  .results()
                  .map(MatchResult::group))
          .filter(text -> text.matches("[a-z0-9\\x01][a-zA-Z0-9._\\x01-]*[.-][a-zA-Z0-9._\\x01-]+"))
          .filter(text -> text.matches(".*[a-z]{3}.*"))
          .collect(toUnmodifiableSet());

  private static Properties load(String name) {
    InputStream stream = Objects.requireNonNull(Messages.class.getResourceAsStream(name));
    try (InputStreamReader reader = new InputStreamReader(stream, UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(KOREAN.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
  }

  @Test
  void bothLanguagesTakeTheSameArguments() {
    for (String key : ENGLISH.stringPropertyNames()) {
      assertThat(placeholders(KOREAN.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(ENGLISH.getProperty(key)));
    }
  }

  private static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  @Test
  void noTextHasALoneQuoteWhichWouldSwallowItsArguments() {
    for (Properties texts : Set.of(ENGLISH, KOREAN)) {
      texts.forEach((key, text) ->
          assertThat(String.valueOf(text).replace("''", "")).as("%s", key).doesNotContain("'"));
    }
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyCheckSaysWhatFailsWhyItMattersAndWhatToDo(String check) {
    assertThat(ENGLISH.stringPropertyNames())
        .contains(check + ".title", check + ".why", check + ".remedy");
  }

  static Stream<String> checks() {
    return Checks.all().stream().map(check -> check.rule().id());
  }

  @Test
  void everyTextThatTheCodeAsksForIsThere() {
    Set<String> groups =
        KEYS.stream().map(key -> key.replaceFirst("\\..*", ".")).collect(toUnmodifiableSet());

    assertThat(ASKED_FOR)
        .filteredOn(text -> groups.stream().anyMatch(text::startsWith))
        .allSatisfy(text ->
            assertThat(KEYS).anyMatch(key -> CompiledTexts.pattern(text).matcher(key).matches()));
  }

  @Test
  void everyTextIsAskedFor() {
    List<Pattern> patterns = ASKED_FOR.stream().map(CompiledTexts::pattern).toList();

    assertThat(KEYS)
        .filteredOn(key -> !key.startsWith(OF_THE_COMMAND_LINE))
        .allSatisfy(
            key -> assertThat(patterns).anyMatch(pattern -> pattern.matcher(key).matches()));
  }

  @Test
  void everyCauseHasAText() {
    for (Reading.Cause cause : Reading.Cause.values()) {
      assertThat(ENGLISH.stringPropertyNames()).contains("unknown." + cause.name());
    }
  }

  @Test
  void speaksBothLanguages() {
    Message message = Message.of("s3-bucket-region.pass", "ap-northeast-2");

    assertThat(Messages.in(Language.EN).text(message))
        .isEqualTo("The bucket is in ap-northeast-2.");
    assertThat(Messages.in(Language.KO).text(message)).isEqualTo("버킷이 ap-northeast-2 리전에 있습니다.");
  }

  @Test
  void makesForeignTextSafeToShow() {
    Message message = Message.of("s3-bucket-region.pass", "a\u001b[31mb\n\u202ec{0}");

    assertThat(Messages.in(Language.EN).text(message)).isEqualTo("The bucket is in a?[31mb??c{0}.");
  }
}
