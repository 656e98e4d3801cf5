// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.browser;

import java.util.List;

/// How a page is looked at.
///
/// @param dark whether the reader prefers dark colours
/// @param width how wide the window is, in pixels
record Look(boolean dark, int width) {

  static final int NARROW = 360;
  static final int WIDE = 1600;

  static final Look USUAL = new Look(false, WIDE);

  static final List<Look> ALL =
      List.of(USUAL, new Look(true, WIDE), new Look(false, NARROW), new Look(true, NARROW));

  /// {@return how high the window is, in pixels}
  int height() {
    return width == NARROW ? 780 : 1000;
  }

  @Override
  public String toString() {
    return (dark ? "dark-" : "light-") + width;
  }
}
