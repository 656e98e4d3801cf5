// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.time.Duration;

/// A limit that only the guilty hit: where one test has both something that never ends and
/// something that ends soon, and one limit for both.
///
/// How long is soon, only this host knows, as it is now: on a busy one, what takes a millisecond
/// may take seconds.
public final class AmpleTime {

  /// How many times as long as the last time something may take.
  private static final int TIMES = 10;

  private AmpleTime() {}

  /// Measures how long it takes.
  ///
  /// @param least how long the limit is at least
  /// @param innocent what must not hit the limit, or takes longer
  /// @return the limit
  /// @throws Exception if it fails
  public static Duration of(Duration least, Crew.Task innocent) throws Exception {
    long start = System.nanoTime();
    innocent.run();
    Duration ample = Duration.ofNanos(System.nanoTime() - start).multipliedBy(TIMES);
    return ample.compareTo(least) < 0 ? least : ample;
  }
}
