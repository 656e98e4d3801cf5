// SPDX-License-Identifier: Apache-2.0
package racetrack.programs;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/// A limit of time in which that does not count for which others kept the host's processors: a
/// check that is left a tenth of them may take ten times as long. So a class that looks again and
/// again, as most contracts allow, is not blamed for a busy host.
///
/// It is asked at every look. Child processes belong to the check, and are not told from others:
/// while there are some, all time counts.
public final class OwnTime {

  /// On whatever host, so much of the time counts.
  private static final double LEAST = 0.02;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// After how many looks the host is asked again.
  private static final int EVERY = 10;

  private final DoubleSupplier others;
  private double looks;
  private int look;
  private double counts = 1;

  /// Begins to count.
  ///
  /// @param limit how long it takes where nobody else is
  /// @param look the time from one look to the next
  public OwnTime(Duration limit, Duration look) {
    this(limit, look, OwnTime::others);
  }

  /// @param others the share of the host's processors that others take, from 0 to 1
  OwnTime(Duration limit, Duration look, DoubleSupplier others) {
    this.others = others;
    looks = limit.dividedBy(look);
  }

  /// {@return whether the time is over}
  public boolean isOver() {
    look++;
    if (look % EVERY == 0) {
      counts = Math.max(LEAST, 1 - others.getAsDouble());
    }
    looks -= counts;
    return looks <= 0;
  }

  /// A host that does not tell has no others.
  private static double others() {
    double all = SYSTEM.getCpuLoad();
    double own = SYSTEM.getProcessCpuLoad();
    boolean isTold = all >= 0 && own >= 0 && ProcessHandle.current().children().findAny().isEmpty();
    return isTold ? Math.max(0, all - own) : 0;
  }
}
