// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Renders the Markdown of doc comments and lab sheets. Raw HTML in it is shown, not obeyed.
final class Markdown {

  private static final List<TablesExtension> EXTENSIONS =
      List.of((TablesExtension) TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(_ -> Markdown::letFocus)
          .build();

  /// A code span, which stays as it is, or a reference to a program element such as `[#put]`.
  private static final Pattern REFERENCE =
      Pattern.compile("(`[^`]*`)|\\[(#?\\w[\\w.#(), ]*)](?![(\\[])");

  /// What lab sheets call the glossary.
  private static final String GLOSSARY = "../../README.md";

  private static final int DEEPEST = 6;

  private Markdown() {}

  /// Renders a text that stands under a heading of a page.
  ///
  /// @param markdown the text
  /// @param above the level of the heading above it: its own headings are set below that
  /// @return the text as HTML
  static String html(String markdown, int above) {
    Node document = PARSER.parse(references(markdown));
    Headings headings = new Headings();
    document.accept(headings);
    headings.shift(above + 1);
    document.accept(new Unlinker());
    return RENDERER.render(document);
  }

  /// Renders a line that stands inside a paragraph.
  static String inline(String markdown) {
    return html(markdown, 1).strip().replaceFirst("^<p>", "").replaceFirst("</p>$", "");
  }

  /// Code may be wider than its box: who has no mouse scrolls it once it has the focus.
  private static void letFocus(Node node, String tag, Map<String, String> attributes) {
    if (tag.equals("pre")) {
      attributes.put("tabindex", "0");
    }
  }

  private static String references(String markdown) {
    return REFERENCE
        .matcher(markdown)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1) != null
                    ? match.group(1)
                    : "`" + match.group(2).replaceFirst("^#", "") + "`"));
  }

  /// Moves all headings so that the highest stands where it should.
  private static final class Headings extends AbstractVisitor {

    private final List<Heading> found = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      found.add(heading);
    }

    void shift(int highest) {
      int now = found.stream().mapToInt(Heading::getLevel).min().orElse(highest);
      found.forEach(
          heading -> heading.setLevel(Math.min(DEEPEST, heading.getLevel() - now + highest)));
    }
  }

  /// Keeps the words of what would lead nowhere or fetch something: links to files of the checkout,
  /// which do not travel with the report, and images.
  private static final class Unlinker extends AbstractVisitor {

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (GLOSSARY.equals(link.getDestination())) {
        link.setDestination(Glossary.PAGE + ".html");
        return;
      }
      if (!link.getDestination().matches("https?://.*")) {
        unwrap(link);
      }
    }

    @Override
    public void visit(Image image) {
      visitChildren(image);
      unwrap(image);
    }

    private static void unwrap(Node node) {
      Node child = node.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        node.insertBefore(child);
        child = next;
      }
      node.unlink();
    }
  }
}
