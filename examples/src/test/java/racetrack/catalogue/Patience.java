// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// When a check that runs on has had enough time.
///
/// On a busy host, a class that is right may have hardly had a processor when its time is up. There
/// it must have had both: the time, and as much of a processor; or several times the time.
///
/// Used by one thread.
final class Patience {

  /// After how many times its limit a check is over, whatever it had of a processor.
  static final int MOST = 3;

  private final Duration limit;
  private final Duration look;
  private final LongSupplier processorTime;
  private final BooleanSupplier isHostBusy;
  private final long taken;
  private Duration passed = Duration.ZERO;

  /// Begins to be patient.
  ///
  /// @param limit how long a check may take, and of a processor too
  /// @param look the time from one look to the next
  /// @param processorTime how much of the processors this JVM has taken so far, in nanoseconds
  /// @param isHostBusy whether others want the processors, too
  Patience(Duration limit, Duration look, LongSupplier processorTime, BooleanSupplier isHostBusy) {
    this.limit = limit;
    this.look = look;
    this.processorTime = processorTime;
    this.isHostBusy = isHostBusy;
    this.taken = processorTime.getAsLong();
  }

  /// {@return how long the check has taken, if that is too long} It is to be asked at every look.
  Optional<Duration> end() {
    passed = passed.plus(look);
    if (passed.compareTo(limit) < 0) {
      return Optional.empty();
    }
    boolean hadAProcessor =
        !isHostBusy.getAsBoolean() || processorTime.getAsLong() - taken >= limit.toNanos();
    return hadAProcessor || passed.compareTo(limit.multipliedBy(MOST)) >= 0
        ? Optional.of(passed)
        : Optional.empty();
  }
}
