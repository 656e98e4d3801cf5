// SPDX-License-Identifier: Apache-2.0
package racetrack.catalogue;

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

  /// What a look may take of a processor, and what looking itself does: less than a thread takes
  /// that asks again and again.
  private static final Duration HARDLY_ANY = Duration.ofMillis(2);

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long looks;
  private long quiet;
  private long taken = SYSTEM.getProcessCpuTime();

  /// Begins to look.
  ///
  /// @param look the time from one look to the next
  Standstill(Duration look) {
    looks = LONG.dividedBy(look);
  }

  /// {@return whether nothing has gone on for long} It is to be asked at every look.
  boolean isHere() {
    long now = SYSTEM.getProcessCpuTime();
    quiet = now - taken <= HARDLY_ANY.toNanos() ? quiet + 1 : 0;
    taken = now;
    return quiet >= looks && ProcessHandle.current().children().findAny().isEmpty();
  }

  /// {@return what to say of a check in which nothing goes on}
  ///
  /// @param first the first of its threads
  static String words(Thread first) {
    return "It did not end, and nothing went on for %d s.%n%s"
        .formatted(LONG.toSeconds(), Places.since(first));
  }
}
