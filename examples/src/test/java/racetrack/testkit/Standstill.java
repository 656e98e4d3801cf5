// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Looks whether anything goes on in this JVM: where nothing does for long, nothing will.
///
/// Time is counted in looks, so that a host that keeps this JVM waiting does not make it look idle:
/// whoever looks waits as the others do. While there are child processes, they may be what is
/// waited for.
final class Standstill {

  /// No check sleeps, or waits for a time to pass, for longer.
  private static final Duration LONG = Duration.ofSeconds(10);

  /// What all threads together take meanwhile, if none gets on: whoever looks now and then takes
  /// some, too.
  private static final Duration HARDLY_ANY = Duration.ofMillis(200);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long looks;
  private long left;
  private long taken;

  /// Begins to look.
  ///
  /// @param look the time from one look to the next
  Standstill(Duration look) {
    looks = LONG.dividedBy(look);
    begin();
  }

  private void begin() {
    left = looks;
    taken = SYSTEM.getProcessCpuTime();
  }

  /// {@return whether nothing has gone on for long} It is to be asked at every look.
  boolean isHere() {
    left--;
    if (left > 0) {
      return false;
    }
    boolean quiet = SYSTEM.getProcessCpuTime() - taken <= HARDLY_ANY.toNanos();
    begin();
    return quiet && ProcessHandle.current().children().findAny().isEmpty();
  }

  /// {@return what to say of a check in which nothing goes on}
  ///
  /// @param first the first of its threads
  static String words(Thread first) {
    return "It did not end, and nothing went on for %d s.%n%s"
        .formatted(LONG.toSeconds(), Places.since(first));
  }
}
