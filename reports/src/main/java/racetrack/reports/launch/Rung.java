// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.launch;

import java.util.Set;

/// A means of the host to keep a child away from the rest of it, weakest first.
public enum Rung {
  /// Largest file, open files, no core dumps, and with another user the number of threads: of the
  /// command `prlimit`.
  LIMITS("limits on files and threads (prlimit)", Set.of()),

  /// A user that owns nothing else: of the command `setpriv`, where this JVM is root's.
  USER("another user (setpriv)", Set.of(Shield.PROCESSES)),

  /// Network and processes of its own: of the command `unshare`.
  NAMESPACES(
      "no network, and no process but its own (unshare)", Set.of(Shield.NETWORK, Shield.PROCESSES)),

  /// The same of the command `bwrap`, on systems that let no other one make namespaces.
  BUBBLEWRAP(
      "no network, and no process but its own (bwrap)", Set.of(Shield.NETWORK, Shield.PROCESSES)),

  /// Only named files: of the kernel's Landlock.
  LANDLOCK("no files but the kit's and its own (Landlock)", Set.of(Shield.FILES));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a set of constants
  private final Set<Shield> shields;

  Rung(String words, Set<Shield> shields) {
    this.words = words;
    this.shields = shields;
  }

  /// {@return what it keeps a class away from}
  public Set<Shield> shields() {
    return shields;
  }

  /// {@return what it is, as a list has it}
  @Override
  public String toString() {
    return words;
  }
}
