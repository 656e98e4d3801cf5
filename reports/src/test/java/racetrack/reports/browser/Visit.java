// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was found on a page.
///
/// @param page the page
/// @param policy what it may load and run; empty if it does not say
/// @param console what was written to the console
/// @param broken the addresses of pictures that are not shown, and of files that are not read
/// @param links where its links lead, with the anchor
/// @param anchors its anchors
/// @param violations what axe has to say against it, with the look in which it was found
/// @param cut what does not fit on paper
/// @param firstPaint after how many milliseconds it was first seen
record Visit(
    Path page,
    String policy,
    List<String> console,
    List<String> broken,
    List<String> links,
    List<String> anchors,
    List<String> violations,
    List<String> cut,
    double firstPaint) {

  /// What A4 leaves between margins of 1 cm, in pixels of 1/96 inch.
  private static final int PAPER = 718;

  /// Fails where a picture or a file is missing; data in an address is its own file.
  private static final String BROKEN =
      """
      const done = arguments[arguments.length - 1];
      const images = [...document.images];
      images.forEach((image) => { image.loading = 'eager'; });
      Promise.all(images.map((image) => image.decode().then(() => '', () => image.src)))
          .then((sources) => done(sources.filter((source) => source)));
      """;

  private static final String LINKS =
      """
      return [...document.querySelectorAll('a[href]')].map((a) => a.href)
          .concat([...document.querySelectorAll('link[href]')].map((link) => link.href));
      """;

  private static final String ANCHORS =
      "return [...document.querySelectorAll('[id]')].map((element) => element.id);";

  /// All is seen, also what shows only when it is used.
  private static final String UNFOLD =
      """
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
      document.querySelectorAll('.play .bar button:first-child, .explore, .board .hint')
          .forEach((button, index) => { if (index < 4) { button.click(); } });
      """;

  /// Contrast follows from colours, size and weight, and takes longest of all rules: it is asked of
  /// one text of each kind. All rules once; in other looks those that depend on colours and sizes.
  /// Pages from a disk may not read their own style sheets, so nothing is preloaded.
  private static final String AXE =
      """
      const done = arguments[arguments.length - 1];
      const known = new Map();
      const ground = (element) => {
        if (element === null) {
          return '';
        }
        if (!known.has(element)) {
          const style = getComputedStyle(element);
          const clear = style.backgroundColor === 'rgba(0, 0, 0, 0)';
          known.set(element, (clear ? ground(element.parentElement) : style.backgroundColor)
              + (style.opacity === '1' ? '' : element.tagName + style.opacity));
        }
        return known.get(element);
      };
      const kinds = new Set();
      document.querySelectorAll('body *').forEach((element) => {
        element.removeAttribute('data-kind');
        const texts = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if ((texts || element.matches('input, select')) && element.checkVisibility()) {
          const style = getComputedStyle(element);
          const kind = [element.matches('a, button, input, select'), style.color, style.fontSize,
              style.fontWeight, ground(element)].join(' ');
          if (!kinds.has(kind)) {
            kinds.add(kind);
            element.setAttribute('data-kind', '');
          }
        }
      });
      axe.configure({rules: [{id: 'color-contrast', selector: '[data-kind]'}]});
      const options = {preload: false, resultTypes: ['violations']};
      if (arguments[0]) {
        options.runOnly = {type: 'rule', values: arguments[0]};
      }
      axe.run(document, options).then((found) => done(found.violations.flatMap((violation) =>
          violation.nodes.slice(0, 3).map((node) =>
              violation.id + ' (' + violation.impact + ', ' + violation.nodes.length + '): '
              + node.target.join(' ') + ' | ' + node.html.slice(0, 160) + ' | '
              + (node.any[0] || node.all[0] || node.none[0] || {message: ''}).message))),
          (error) => done(['axe failed: ' + error]));
      """;

  private static final List<String> OF_LOOKS =
      List.of(
          "color-contrast",
          "link-in-text-block",
          "scrollable-region-focusable",
          "target-size",
          "meta-viewport");

  /// What is wider than its box, or than the paper, is cut where nobody scrolls. What is one pixel
  /// wide is there for readers of the screen.
  private static final String CUT =
      """
      const named = (element) => element.tagName + '.' + element.getAttribute('class') + ' "'
          + element.textContent.trim().slice(0, 60) + '" ';
      const all = [...document.querySelectorAll('main *')];
      const wide = all.filter((element) => !element.closest('details:not([open])')
          && element.getBoundingClientRect().right > window.innerWidth + 1);
      return wide.filter((element) => !wide.includes(element.parentElement)).slice(0, 5)
          .map((element) => named(element) + 'ends at ' + element.getBoundingClientRect().right)
          .concat(all.filter((element) => element.clientWidth > 1
              && element.scrollWidth > element.clientWidth + 1
              && getComputedStyle(element).overflowX !== 'visible')
          .map((element) => named(element) + element.scrollWidth + ' > ' + element.clientWidth));
      """;

  private static final String POLICY =
      """
      const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]');
      return [policy === null ? '' : policy.content];
      """;

  private static final String FIRST_PAINT =
      """
      const done = arguments[arguments.length - 1];
      const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
      const wait = (left) => paint() || left === 0
          ? done(paint() ? paint().startTime : -1) : requestAnimationFrame(() => wait(left - 1));
      wait(100);
      """;

  /// Opens a page, and looks at it.
  ///
  /// @param looks in which ways; the first with all rules
  /// @param pictures where to keep how it looks; nowhere if that is empty
  static Visit of(Browser browser, Path page, List<Look> looks, Optional<Path> pictures)
      throws IOException {
    browser.look(looks.getFirst());
    browser.open(page);
    double firstPaint =
        browser.await(FIRST_PAINT) instanceof Number number ? number.doubleValue() : -1;
    if (pictures.isPresent()) {
      for (Look look : looks) {
        browser.look(look);
        browser.photograph(Path.of(pictures.get() + "." + look + ".png"));
      }
    }
    browser.run(UNFOLD);
    List<String> violations = new ArrayList<>();
    for (Look look : looks) {
      browser.look(look);
      Object rules = look.equals(looks.getFirst()) ? false : OF_LOOKS;
      if (browser.await(AXE, rules) instanceof List<?> found) {
        found.forEach(one -> violations.add(look + " " + one));
      }
    }
    List<String> broken =
        browser.await(BROKEN) instanceof List<?> found
            ? found.stream().map(String::valueOf).toList()
            : List.of("pictures were not counted");
    List<String> links = browser.texts(LINKS);
    List<String> anchors = browser.texts(ANCHORS);
    String policy = browser.texts(POLICY).getFirst();
    browser.lookAsOnPaper(PAPER);
    List<String> cut = browser.texts(CUT);
    return new Visit(
        page, policy, browser.console(), broken, links, anchors, violations, cut, firstPaint);
  }
}
