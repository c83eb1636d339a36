package io.github.mlopsaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownPageTest {

  private static String text(String markdown) {
    return MarkdownPage.text(markdown, Ink.PLAIN, 60);
  }

  @Test
  void underlinesHeadings() {
    assertThat(text("# s3-versioning\n\n## Why `in` a class\n\nBecause."))
        .isEqualTo(
            """
            s3-versioning
            =============

            Why in a class
            --------------

            Because.
            """);
  }

  @Test
  void alignsTablesAndWrapsTheirLastColumn() {
    assertThat(
            text(
                """
                | verdict | when |
                | --- | --- |
                | PASS | `Status` is **Enabled**, whatever else the long sentence says of it |
                | FAIL, medium | `a \\| b` |
                """))
        .isEqualTo(
            """
            verdict       when
            PASS          Status is Enabled, whatever else the long
                          sentence says of it
            FAIL, medium  a | b
            """);
  }

  @Test
  void leavesOutTheMarkersAndTheEmptyHeadOfTheFacts() {
    assertThat(text("<!-- facts -->\n| | |\n| --- | --- |\n| severity | high |\n<!-- /facts -->"))
        .isEqualTo("severity  high\n");
  }

  @Test
  void keepsCodeAsItIs() {
    assertThat(text("Run:\n\n```bash\naws s3api `x` | \\\n  **cat**\n```\nThen."))
        .isEqualTo("Run:\n\n    aws s3api `x` | \\\n      **cat**\nThen.\n");
  }

  @Test
  void wrapsParagraphsAndItems() {
    assertThat(
            text(
                """
                - one item that is so long that it does not fit into one line
                - two,
                  continued

                A paragraph
                of two lines.
                """))
        .isEqualTo(
            """
            - one item that is so long that it does not fit into one
              line
            - two, continued

            A paragraph of two lines.
            """);
  }

  @Test
  void showsWhereLinksLead() {
    assertThat(text("[S3 guide](https://a.b/c), <https://d.e>, [https://f](https://f)"))
        .isEqualTo("S3 guide (https://a.b/c), https://d.e, https://f\n");
  }

  @Test
  void letsNoControlCharacterThrough() {
    assertThat(text("a\u001b[31mb")).isEqualTo("a?[31mb\n");
  }
}
