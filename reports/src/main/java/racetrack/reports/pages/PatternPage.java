// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parts of a pattern's page that no other page has. All text is finished; a component named
/// `html`, or ending so, was rendered and is safe.
public final class PatternPage {

  private PatternPage() {}

  /// How the page begins.
  ///
  /// @param question the question that the pattern answers; empty if nobody has written one
  /// @param picture one run of it, drawn; null if nobody has drawn one
  /// @param previous the pattern that is read before; null if this is the first
  /// @param next the pattern that is read next; null if this is the last
  public record Frame(
      String question, @Nullable Picture picture, @Nullable Link previous, @Nullable Link next) {}

  /// A link to another pattern.
  ///
  /// @param key its key
  /// @param title its title
  public record Link(String key, String title) {}

  /// What sets the sound subjects apart.
  ///
  /// @param operation what was measured; empty if nothing was
  /// @param unit the unit of its figures
  /// @param one the number of workers in the first column of figures
  /// @param all the number of workers in the second: one a processor
  /// @param rows a row for each subject
  public record Comparison(
      String operation, String unit, String one, String all, List<Compared> rows) {}

  /// A sound subject among the others.
  ///
  /// @param name its name
  /// @param library whether it only puts the contract on what a library has
  /// @param mechanismHtml how it works, in a line
  /// @param waitingHtml whether it blocks
  /// @param fairnessHtml who goes first; empty if its source says nothing
  /// @param bytes what its first operation allocates
  /// @param one its throughput with one worker
  /// @param all its throughput with a worker for each processor
  /// @param wins where it leads
  /// @param loses where it is last
  public record Compared(
      String name,
      boolean library,
      String mechanismHtml,
      String waitingHtml,
      String fairnessHtml,
      String bytes,
      String one,
      String all,
      List<String> wins,
      List<String> loses) {}

  /// Where to read on.
  ///
  /// @param html the source, as the subjects name it
  /// @param subjects the subjects that name it
  public record Source(String html, String subjects) {}

  /// A CERT rule that the pattern's twins break.
  ///
  /// @param name its identifier
  /// @param html what it asks for
  /// @param twins the twins
  public record Rule(String name, String html, String twins) {}
}
