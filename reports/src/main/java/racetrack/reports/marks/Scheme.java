// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import racetrack.catalogue.Dimension;

/// How a teacher makes marks of verdicts.
///
/// @param outOf what a submission that holds everything gets
/// @param points how much each dimension weighs; one that is not there has no points
/// @param caps the most that a submission can get where a dimension is broken, in percent; one that
///   is not there caps nothing
/// @param refused the most that a submission gets that was not asked, in percent
/// @param tables the tables for grade books: the name of each file, and what its columns hold
public record Scheme(
    int outOf,
    Map<Dimension, Integer> points,
    Map<Dimension, Integer> caps,
    int refused,
    Map<String, Map<String, Field>> tables) {

  private static final String USUAL = "scheme.yaml";

  /// Describes a scheme.
  public Scheme {
    points = Map.copyOf(points);
    caps = Map.copyOf(caps);
    Map<String, Map<String, Field>> inOrder = new LinkedHashMap<>();
    tables.forEach((name, columns) ->
        inOrder.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(columns))));
    tables = Collections.unmodifiableMap(inOrder);
  }

  /// {@return the scheme that is used where a teacher gives none}
  public static Scheme usual() {
    return SchemeFile.parse(USUAL, resource(USUAL));
  }

  /// {@return a file of this room, as a text}
  ///
  /// @param name its name
  static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(Scheme.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
