// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.marks;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Check;
import racetrack.catalogue.Dimension;
import racetrack.catalogue.NumberedPromise;

/// The mark of one submission: the one record that all files are written from.
///
/// Points have one decimal place.
///
/// @param submission the id of the submission
/// @param key the key of the lab
/// @param title the title of the lab's pattern
/// @param verdict the verdict
/// @param lines a line for each dimension that the lab asks about
/// @param total the points; empty if a person decides
/// @param atLeast the fewest points that can be decided on; the total if there is one
/// @param atMost the most points that can be decided on; the total if there is one
/// @param outOf the most that there is to get
/// @param because why the total is not the sum of the lines, or why a person decides: a sentence
///   each
/// @param seed what everything drawn by lot was drawn from
/// @param isolation what stood between the submission and the machine
/// @param planted how many of the planted errors were caught, as a sentence; empty if none was
///   planted
/// @param took how long it took
public record Mark(
    String submission,
    String key,
    String title,
    Standing verdict,
    List<Line> lines,
    Optional<BigDecimal> total,
    BigDecimal atLeast,
    BigDecimal atMost,
    BigDecimal outOf,
    List<String> because,
    String seed,
    List<String> isolation,
    Optional<String> planted,
    Duration took) {

  /// Keeps copies.
  public Mark {
    lines = List.copyOf(lines);
    because = List.copyOf(because);
    isolation = List.copyOf(isolation);
  }

  /// What one dimension came to.
  ///
  /// @param dimension the dimension
  /// @param standing what it came to
  /// @param points the points for it; of what is not decided, none yet
  /// @param most the most that there is to get for it
  /// @param sentence how much was asked, or why nothing is decided
  /// @param findings what shows a broken promise
  public record Line(
      Dimension dimension,
      Standing standing,
      BigDecimal points,
      BigDecimal most,
      String sentence,
      List<Finding> findings) {

    /// Keeps a copy.
    public Line {
      findings = List.copyOf(findings);
    }
  }

  /// What shows a broken promise.
  ///
  /// @param check the check
  /// @param words the check as a sentence
  /// @param promises the promises that it asks about
  /// @param evidence what the check wrote: somebody else's text, which every writer escapes
  public record Finding(
      Check check, String words, List<NumberedPromise> promises, String evidence) {

    /// Keeps a copy.
    public Finding {
      promises = List.copyOf(promises);
    }
  }

  /// {@return the points in words}
  public String points() {
    return total.isPresent()
        ? "%s of %s".formatted(total.get(), outOf)
        : "a person decides: %s to %s of %s".formatted(atLeast, atMost, outOf);
  }

  /// {@return what explains the points: which dimensions are broken, and more}
  public List<String> why() {
    String broken =
        lines.stream()
            .filter(line -> line.standing() == Standing.BROKEN)
            .map(line -> line.dimension().title().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Stream.concat(
            broken.isEmpty() ? Stream.empty() : Stream.of("Broken: " + broken + "."),
            because.stream())
        .toList();
  }

  /// {@return the mark in a line}
  public String note() {
    return "%s; %s.%s"
        .formatted(
            verdict, points(), why().stream().map(" "::concat).collect(Collectors.joining()));
  }
}
