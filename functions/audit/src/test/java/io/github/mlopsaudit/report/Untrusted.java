package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// What must hold of an output whatever names are in it, as the reader of that kind of output sees
/// it. `plain` is the same output of a class with tame names.
final class Untrusted {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What `Ink` paints with.
  private static final Pattern INK = Pattern.compile("\u001b\\[(0|1|2|32|33|35|36|1;31|1;97;41)m");

  private static final Pattern CALL = Pattern.compile("<[!@#]|\\]\\(|\\*\\*.*FORGED");
  private static final Pattern TIME = Pattern.compile("2026-11-23 \\d\\d:\\d\\d:\\d\\d");
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*");

  /// What tame outputs are made of.
  private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private Untrusted() {}

  private static Set<String> known(String plain, Function<String, Set<String>> parts) {
    return KNOWN.computeIfAbsent(plain, parts);
  }

  /// Lines for a terminal or a mail: nothing that it obeys, and no line of somebody else's. Only
  /// commands, which are indented, have texts of several lines.
  static void lines(String text, String plain) {
    printable(text);
    assertThat(text.lines()).noneMatch(line -> line.startsWith("FORGED"));
  }

  static void colouredLines(String text, String plain) {
    lines(INK.matcher(text).replaceAll(""), plain);
  }

  private static void printable(String text) {
    assertThat(
            text.codePoints()
                .filter(c -> c != '\n' && isUnseen(c))
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.toSet()))
        .isEmpty();
    whole(text);
  }

  private static boolean isUnseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /// UTF-8 has every character of it.
  private static void whole(String text) {
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
  static void subject(String subject, String plain) {
    assertThat(subject).matches("[\\x20-\\x7e]{1,99}").startsWith("[AUDIT]");
  }

  static void json(String text, String plain) {
    printable(text);
    assertThat(names(tree(text))).isNotEmpty().isSubsetOf(known(plain, json -> names(tree(json))));
  }

  /// One document a line.
  static void jsonLines(String text, String plain) {
    printable(text);
    Set<String> allowed = known(plain, Untrusted::namesOfLines);
    text.lines().forEach(line -> assertThat(names(tree(line))).isNotEmpty().isSubsetOf(allowed));
  }

  private static Set<String> namesOfLines(String text) {
    return text.lines()
        .flatMap(line -> names(tree(line)).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A notification: what chat shows of it calls nobody and leads nowhere.
  static void chat(String text, String plain) {
    JsonNode content = tree(text).path("content");
    assertThat(content.path("title").asText()).hasSizeLessThanOrEqualTo(150);
    assertThat(content.path("description").asText()).hasSizeLessThanOrEqualTo(3_000);
    json(text, plain);
    for (String field : List.of("description", "title")) {
      lines(content.path(field).asText(), plain);
      assertThat(content.path(field).asText()).doesNotContainPattern(CALL);
    }
    assertThat(content.path("nextSteps").valueStream().map(JsonNode::asText))
        .noneMatch(step -> CALL.matcher(step).find());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON", e);
    }
  }

  /// The paths of all values, but for their places in lists.
  private static Set<String> names(JsonNode json) {
    Set<String> names = new TreeSet<>();
    json.forEachEntry((name, value) -> {
      names.add(name);
      names(value).forEach(inner -> names.add(name + "/" + inner));
    });
    if (json.isArray()) {
      json.forEach(value -> names.addAll(names(value)));
    }
    return names;
  }

  static void csv(String text, String plain) {
    assertThat(text).startsWith("\uFEFF");
    printable(text.substring(1).replace("\r\n", "\n"));
    List<String[]> rows = rows(text);
    int columns = rows.getFirst().length;
    assertThat(rows).filteredOn(row -> row.length != columns).isEmpty();
    assertThat(rows.stream().flatMap(Stream::of))
        .filteredOn(cell -> FORMULA.matcher(cell).matches())
        .isEmpty();
    assertThat(rows.stream().map(row -> row[columns - 1]).skip(1))
        .allMatch(time -> TIME.matcher(time).matches());
  }

  private static List<String[]> rows(String csv) {
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(csv.substring(1))) {
      return rows.readAll();
    } catch (IOException e) {
      throw new AssertionError("no CSV", e);
    }
  }

  /// The same elements and attributes as ever: no name made one.
  static void html(String text, String plain) {
    printable(text);
    Document page = Jsoup.parse(text);
    assertThat(shape(page)).isNotEmpty().isSubsetOf(known(plain, html -> shape(Jsoup.parse(html))));
    assertThat(page.select("script, img, svg, iframe, link, object, form, base")).isEmpty();
    assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
  }

  private static Set<String> shape(Document page) {
    return page.getAllElements().stream()
        .map(element ->
            element.tagName()
                + element.attributes().asList().stream().map(Attribute::getKey).sorted().toList())
        .collect(Collectors.toSet());
  }

  static void xml(String text, String plain) {
    printable(text);
    assertThat(shape(document(text)))
        .isNotEmpty()
        .isSubsetOf(known(plain, xml -> shape(document(xml))));
  }

  private static Set<String> shape(org.w3c.dom.Document document) {
    NodeList all = document.getElementsByTagName("*");
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getNodeName())
        .collect(Collectors.toSet());
  }

  private static org.w3c.dom.Document document(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
      factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError("no XML", e);
    }
  }
}
