// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// How charts look: ink on white paper, told apart by marker and dash as well as by colour.
///
/// The colours are those of Okabe and Ito (*Color Universal Design*, 2008), which people with any
/// of the usual colour blindnesses can tell apart, without the yellow, which is too pale on white.
final class Look {

  static final Color PAPER = Color.WHITE;

  /// What XChart draws although it is not wanted. No other thing has it, so that it can be found.
  static final Color HIDDEN = new Color(0xFFFFFE);

  static final Color INK = new Color(0x1F2328);
  static final Color FAINT_INK = new Color(0x59636E);
  static final Color HAIRLINE = new Color(0xE1E4E8);

  /// A chart is 880 wide. On half the width of a page, 89 mm, this is type of 5 points, the least
  /// that can be read there.
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 18);

  static final Font TITLE_FONT = FONT.deriveFont(Font.BOLD, 20f);
  static final Font SMALL_FONT = FONT.deriveFont(17.5f);

  static final Font BOLD_FONT = FONT.deriveFont(Font.BOLD);

  static final BasicStroke HAIRLINE_STROKE = new BasicStroke(1f);
  static final BasicStroke INTERVAL_STROKE = new BasicStroke(1.5f);
  static final BasicStroke BOLD_STROKE = stroke(4f);
  static final BasicStroke IDEAL_STROKE = stroke(1.4f, 2, 4);

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          Color.BLACK);

  /// The same colours on dark paper: of the same hues, lighter.
  private static final List<Color> DARK_COLOURS =
      List.of(
          new Color(0x5AB0F2),
          new Color(0xFF8A3D),
          new Color(0x3CC99B),
          new Color(0xE79AC8),
          new Color(0xF2B84B),
          new Color(0x9BD8FA),
          Color.WHITE);

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private static final List<BasicStroke> STROKES =
      List.of(stroke(2.2f), stroke(2.2f, 9, 5), stroke(2.2f, 2, 4), stroke(2.2f, 9, 4, 2, 4));

  private Look() {}

  /// Makes an empty sheet of paper, on which lines and letters are smooth.
  static void begin(Graphics2D graphics, int width, int height) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, width, height);
  }

  /// The lists have lengths without a common divisor, so 140 curves look different.
  static Color colour(int curve) {
    return COLOURS.get(curve % COLOURS.size());
  }

  static Marker marker(int curve) {
    return MARKERS.get(curve % MARKERS.size());
  }

  static BasicStroke stroke(int curve) {
    return STROKES.get(curve % STROKES.size());
  }

  /// {@return what each colour is on dark paper}
  static Map<Color, Color> dark() {
    Map<Color, Color> dark = new LinkedHashMap<>();
    dark.put(PAPER, new Color(0x14171B));
    dark.put(INK, new Color(0xE4E7EB));
    dark.put(FAINT_INK, new Color(0xA3ADB8));
    dark.put(HAIRLINE, new Color(0x373E47));
    for (int i = 0; i < COLOURS.size(); i++) {
      dark.put(COLOURS.get(i), DARK_COLOURS.get(i));
    }
    return dark;
  }

  private static BasicStroke stroke(float width, float... dashes) {
    return new BasicStroke(
        width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashes.length == 0 ? null : dashes,
        0);
  }
}
