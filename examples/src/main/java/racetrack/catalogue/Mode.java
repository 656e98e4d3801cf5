// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import static java.util.Objects.requireNonNull;

/// The way in which a race was run.
///
/// @param compilation which compilers the actors went through: `tiered` as the JVM likes it,
///   `interpreter`, `C1`, `C2`, or `mixed` with one for each actor
/// @param strides how many states jcstress prepares at once, and how often before it looks at the
///   results, such as `16 × 5`
/// @param affinity on which processors the actors ran: `free`, or how they were pinned
/// @param flags the name of the set of flags that the JVM was given
public record Mode(String compilation, String strides, String affinity, String flags) {

  /// Refuses null.
  public Mode {
    requireNonNull(compilation, "compilation");
    requireNonNull(strides, "strides");
    requireNonNull(affinity, "affinity");
    requireNonNull(flags, "flags");
  }

  @Override
  public String toString() {
    return "%s, %s, %s, %s".formatted(compilation, strides, affinity, flags);
  }

  /// What one race has shown in one mode.
  ///
  /// @param mode the mode
  /// @param attempts how often it was run so
  /// @param samples how many results there were
  /// @param hits how many of them were forbidden
  public record Tally(Mode mode, int attempts, long samples, long hits) {

    /// Refuses null.
    public Tally {
      requireNonNull(mode, "mode");
    }

    /// {@return this tally and another of the same mode together}
    ///
    /// @param other the other one
    public Tally plus(Tally other) {
      return new Tally(mode, attempts + other.attempts, samples + other.samples, hits + other.hits);
    }
  }
}
