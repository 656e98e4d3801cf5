// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void setsTheHighestHeadingJustBelowTheOneAbove() {
    assertEquals("<h4>Cost</h4>\n<h5>Time</h5>\n", Markdown.html("## Cost\n### Time", 3));
    assertEquals("<h3>Lab</h3>\n<h4>Predict</h4>\n", Markdown.html("# Lab\n## Predict", 2));
    assertEquals("<h6>a</h6>\n<h6>b</h6>\n", Markdown.html("# a\n## b", 5));
  }

  @Test
  void showsReferencesToProgramElementsAsCode() {
    assertEquals(
        "See <code>put</code> and <code>Queue.take()</code>.",
        Markdown.inline("See [#put] and [Queue.take()]."));
  }

  @Test
  void leavesBracketsInCodeAlone() {
    assertEquals("<code>[1]</code>", Markdown.inline("`[1]`"));
  }

  @Test
  void keepsOnlyLinksThatLeadSomewhere() {
    assertEquals(
        "<a rel=\"nofollow\" href=\"https://example.org\">paper</a>",
        Markdown.inline("[paper](https://example.org)"));
    assertEquals(
        "<a rel=\"nofollow\" href=\"glossary.html\">glossary</a>",
        Markdown.inline("[glossary](../../README.md)"));
    assertEquals("the <code>Queue</code>", Markdown.inline("[the `Queue`](Queue.java)"));
    assertEquals("a lock", Markdown.inline("![a lock](https://example.org/lock.png)"));
    assertEquals("x", Markdown.inline("[x](javascript:alert(1))"));
  }

  @Test
  void showsRawHtmlInsteadOfObeyingIt() {
    assertEquals("&lt;b&gt;x&lt;/b&gt;", Markdown.inline("<b>x</b>"));
  }
}
