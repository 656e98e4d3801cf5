// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.charts;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finishes an SVG: fonts that other machines have, colours for readers who prefer dark pages, and
/// no digits that nobody sees.
///
/// The light colours stand where every program looks for them; a style sheet that programs may pass
/// over has the dark ones.
final class Svg {

  private static final String FONTS = "font-family:'DejaVu Sans',Verdana,Arial,sans-serif";
  private static final Pattern FAMILY =
      Pattern.compile("font-family:(?:&quot;[^&]*&quot;|[^;&\"]*)");
  private static final Pattern DIGITS = Pattern.compile("(\\d+\\.\\d\\d)\\d+");
  private static final Pattern STYLE = Pattern.compile("style=\"([^\"]*)\"");
  private static final Pattern PAINT = Pattern.compile("(fill|stroke):(rgb\\(\\d+,\\d+,\\d+\\))");

  private Svg() {}

  /// {@return the finished SVG}
  ///
  /// @param drawn what was drawn
  static String finished(String drawn) {
    Map<String, Color> dark = new LinkedHashMap<>();
    Look.dark().forEach((light, other) -> dark.put(css(light), other));
    Map<String, String> names = new LinkedHashMap<>();
    dark.keySet().forEach(light -> names.put(light, "c" + names.size()));
    Pattern hidden =
        Pattern.compile("<path[^>]*fill:" + Pattern.quote(css(Look.HIDDEN)) + "[^>]*>");
    String text = DIGITS.matcher(hidden.matcher(drawn).replaceAll("")).replaceAll("$1");
    text = FAMILY.matcher(text).replaceAll(FONTS);
    text = STYLE.matcher(text).replaceAll(style -> Matcher.quoteReplacement(named(style, names)));
    return text.replaceFirst(
        "(?s)(<svg .*?>)", "$1" + Matcher.quoteReplacement(sheet(dark, names)));
  }

  private static String named(MatchResult style, Map<String, String> names) {
    StringBuilder classes = new StringBuilder();
    Matcher paint = PAINT.matcher(style.group(1));
    while (paint.find()) {
      String name = names.get(paint.group(2));
      if (name != null) {
        classes.append(classes.isEmpty() ? "" : " ").append(paint.group(1).charAt(0)).append(name);
      }
    }
    return classes.isEmpty() ? style.group() : "class=\"" + classes + "\" " + style.group();
  }

  private static String sheet(Map<String, Color> dark, Map<String, String> names) {
    StringBuilder sheet = new StringBuilder("<style>@media (prefers-color-scheme: dark) {");
    dark.forEach((light, colour) -> {
      String name = names.get(light);
      sheet.append(
          ".f%s{fill:%s!important}.s%s{stroke:%s!important}"
              .formatted(name, css(colour), name, css(colour)));
    });
    return sheet.append("}</style>").toString();
  }

  private static String css(Color colour) {
    return "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
  }
}
