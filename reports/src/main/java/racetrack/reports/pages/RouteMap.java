// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;

/// The order in which the patterns are read, as a map: a column a stage, and a line from each
/// pattern to those that build on it.
///
/// @param width the width of the map
/// @param height its height
/// @param heads the stages
/// @param places the patterns
/// @param ways the lines
public record RouteMap(
    int width, int height, List<Head> heads, List<Place> places, List<Way> ways) {

  /// The width of a pattern.
  public static final int PLACE_WIDTH = 198;

  /// The height of a pattern.
  public static final int PLACE_HEIGHT = 32;

  private static final int COLUMN = 252;
  private static final int ROW = 46;
  private static final int TOP = 44;

  /// A stage.
  ///
  /// @param title its title
  /// @param x its left edge
  /// @param stops its patterns, in order
  public record Head(String title, int x, List<Place> stops) {}

  /// A pattern.
  ///
  /// @param key its key
  /// @param title its title
  /// @param x its left edge
  /// @param y its upper edge
  public record Place(String key, String title, int x, int y) {}

  /// A line.
  ///
  /// @param path the `d` of an SVG path
  public record Way(String path) {}

  /// {@return the map of some stages}
  ///
  /// @param stages the stages
  /// @param catalogue the patterns
  static RouteMap of(List<Guide.Stage> stages, Catalogue catalogue) {
    List<Head> heads = new ArrayList<>();
    Map<String, Place> places = new HashMap<>();
    int rows = 0;
    for (Guide.Stage stage : stages) {
      int x = 1 + COLUMN * heads.size();
      List<Place> stops = new ArrayList<>();
      for (Guide.Stop stop : stage.stops()) {
        Place place =
            new Place(stop.key(), title(stop.key(), catalogue), x, TOP + ROW * stops.size());
        stops.add(place);
        places.put(stop.key(), place);
      }
      rows = Math.max(rows, stops.size());
      heads.add(new Head(stage.title(), x, stops));
    }
    return new RouteMap(
        COLUMN * heads.size() - (COLUMN - PLACE_WIDTH) + 2,
        TOP + ROW * rows,
        heads,
        heads.stream().flatMap(head -> head.stops.stream()).toList(),
        ways(stages, places));
  }

  private static String title(String key, Catalogue catalogue) {
    return catalogue.find(key).map(Entry::title).orElse(key);
  }

  private static List<Way> ways(List<Guide.Stage> stages, Map<String, Place> places) {
    List<Way> ways = new ArrayList<>();
    for (Guide.Stage stage : stages) {
      for (Guide.Stop stop : stage.stops()) {
        for (String needed : stop.needs()) {
          Place from = places.get(needed);
          Place to = places.get(stop.key());
          if (from != null && to != null) {
            ways.add(way(from, to));
          }
        }
      }
    }
    return ways;
  }

  private static Way way(Place from, Place to) {
    int start = from.x + PLACE_WIDTH;
    int y = from.y + PLACE_HEIGHT / 2;
    int end = to.y + PLACE_HEIGHT / 2;
    int bend = to.x - (COLUMN - PLACE_WIDTH) / 2;
    return new Way(
        "M%d %d H%d C%d %d %d %d %d %d"
            .formatted(
                start,
                y,
                Math.max(start, to.x - (COLUMN - PLACE_WIDTH)),
                bend,
                y,
                bend,
                end,
                to.x,
                end));
  }
}
