// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.browser;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/// Uses a page without a mouse.
final class Keyboard {

  /// Each element that takes the focus, in the order of the page, and whether the focus is seen.
  private static final String LISTEN =
      """
      window.reached = new Set();
      window.unseen = [];
      document.addEventListener('focusin', (event) => {
        window.reached.add(event.target);
        const style = getComputedStyle(event.target);
        if (style.outlineStyle === 'none' || style.outlineWidth === '0px') {
          window.unseen.push('no outline: ' + event.target.outerHTML.slice(0, 100));
        }
      });
      document.querySelectorAll('details').forEach((details) => { details.open = true; });
      document.activeElement.blur();
      window.wanted = [...document.querySelectorAll(
          'a[href], button:enabled, summary, input:enabled, select:enabled, [tabindex="0"]')]
          .filter((element) => element.checkVisibility());
      return window.wanted.length;
      """;

  private static final String MISSED =
      """
      return window.wanted.filter((element) => !window.reached.has(element))
          .map((element) => element.outerHTML.slice(0, 100));
      """;

  /// After how many presses of a key it is looked whether all was reached.
  private static final int STOPS = 60;

  private Keyboard() {}

  /// {@return what the tabulator does not reach, and where the focus is not seen}
  ///
  /// @param browser a browser that shows the page
  static List<String> missed(Browser browser) {
    int wanted = browser.run(LISTEN) instanceof Number number ? number.intValue() : 0;
    // What scrolls is a stop, too, without being asked for.
    for (int left = 2 * wanted; left > 0 && !browser.texts(MISSED).isEmpty(); left -= STOPS) {
      browser.press(Keys.TAB, STOPS);
    }
    List<String> missed = new ArrayList<>(browser.texts(MISSED));
    missed.addAll(browser.texts("return window.unseen;"));
    return missed;
  }

  /// Explores a chart: goes from place to place, takes a subject out, changes the axis, zooms.
  ///
  /// @param browser a browser that shows the page
  /// @param section a selector of the section whose first chart is explored
  /// @return what is told of the third place
  static String explored(Browser browser, String section) {
    browser.focus(section + ".explore");
    browser.press(Keys.ENTER, 1);
    browser.press(Keys.ARROW_RIGHT, 3);
    String third = browser.textOf(section + ".told");
    for (String box : List.of(".series input", ".bar input")) {
      browser.focus(section + box);
      browser.press(Keys.SPACE, 1);
    }
    String less = browser.textOf(section + ".told");
    assertTrue(less.length() < third.length(), () -> less + " is no less than " + third);
    browser.focus(section + ".plot");
    assertNotEquals(first("+", browser, section), first("-", browser, section), "zoomed");
    return third;
  }

  /// Presses a key, and goes to the first place that is left.
  private static String first(String key, Browser browser, String section) {
    browser.press(Keys.END, 1);
    browser.press(key);
    browser.press(Keys.HOME, 1);
    return browser.textOf(section + ".told");
  }
}
