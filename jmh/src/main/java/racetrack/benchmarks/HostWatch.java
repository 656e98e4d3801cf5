// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import racetrack.statistics.Noise;

/// Watches what else the host does while a run measures. Not thread-safe.
final class HostWatch {

  private static final int ROUNDS = 2_000_000;

  /// So many calibrations compile their code before one counts.
  private static final int WARM_UP = 10;

  /// Fewer tell nothing of how they scatter.
  private static final int LEAST = 10;

  private final int processors = Runtime.getRuntime().availableProcessors();
  private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  private final Optional<Ticks> start = Ticks.read();
  private final List<Double> logarithms = new ArrayList<>();
  private long value = 1;

  HostWatch() {
    for (int round = 0; round < WARM_UP; round++) {
      work();
    }
  }

  /// Times a fixed piece of work, which takes a few milliseconds.
  void calibrate() {
    long from = System.nanoTime();
    work();
    logarithms.add(Math.log((double) (System.nanoTime() - from)));
  }

  /// A generator of random numbers, each of which needs the one before.
  private void work() {
    for (int round = 0; round < ROUNDS; round++) {
      value = value * 0x5DEECE66DL + 0xBL;
    }
  }

  /// {@return what was found so far}
  Noise noise() {
    Optional<Ticks> now = Ticks.read();
    return new Noise(
        load < 0 ? null : load,
        processors,
        start.flatMap(then -> now.map(ticks -> ticks.othersSince(then))).orElse(null),
        start.flatMap(then -> now.map(ticks -> ticks.stolenSince(then))).orElse(null),
        scatter());
  }

  private @Nullable Double scatter() {
    int count = logarithms.size();
    if (count < LEAST) {
      return null;
    }
    double mean = logarithms.stream().mapToDouble(each -> each).average().orElseThrow();
    double squares = logarithms.stream().mapToDouble(each -> Math.pow(each - mean, 2)).sum();
    return Math.sqrt(squares / (count - 1));
  }
}
