// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// A workload of which all is known: what its throughput is, and how its host behaves.
///
/// @param processors how many processors it may use
/// @param ceiling how many workers it may have; more fail the test
/// @param computing the share of a lone task's time that it computes
/// @param throughput its throughput by number of workers
/// @param host what becomes of it, sample by sample
public record MadeUpGauge(
    int processors, int ceiling, double computing, IntToDoubleFunction throughput, Host host)
    implements Gauge {

  /// How a host behaves.
  public interface Host {

    /// {@return the factor for the throughput of the next sample}
    double next();
  }

  public static final Host STEADY = () -> 1;

  /// A host of which each sample is off by some percent, and some far more.
  public static Host noisy(double deviation, long seed) {
    Random random = new Random(seed);
    return () -> Math.exp(random.nextGaussian() * deviation) * (random.nextInt(20) == 0 ? 0.6 : 1);
  }

  /// A host that slows down by so much with each sample.
  public static Host slowing(double loss) {
    double[] speed = {1};
    return () -> speed[0] *= 1 - loss;
  }

  @Override
  public Sample measure(int workers) {
    assertTrue(workers >= 1 && workers <= ceiling, workers + " workers were tried");
    double seen = throughput.applyAsDouble(workers) * host.next();
    double alone = 1 / throughput.applyAsDouble(1);
    return new Sample(workers, seen, new TaskTime(workers / seen, alone * computing, 0, 0, 0));
  }
}
