// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.scaling.Gauge;
import racetrack.scaling.MadeUpGauge;
import racetrack.scaling.MadeUpGauge.Host;
import racetrack.scaling.Sample;
import racetrack.scaling.ScalingLaw;
import racetrack.testkit.EverySubject;

/// What every advisor promises. The workloads are made up, so that the right answer is known.
@EverySubject
class SizingContract {

  private static final int CEILING = 1024;

  @Parameter SizingSubject subject;

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 16, 64})
  void findsHowManyWorkersItTakesToCompute(int processors) throws Exception {
    assertGood(gauge(processors, 1, workers -> Math.min(workers, processors)));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @CsvSource({"2, 10", "2, 40", "8, 10", "2, 500", "2, 100000"})
  void findsHowManyWorkersItTakesToWait(int processors, int ratio) throws Exception {
    int enough = processors * ratio;
    assertGood(gauge(processors, 1.0 / ratio, workers -> Math.min(workers, enough)));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @CsvSource({"0.1, 0", "0.02, 0", "0.05, 0.001", "0, 0.0001", "0, 0.02", "0.3, 0.1"})
  void findsTheKneeOfALaw(double sigma, double kappa) throws Exception {
    assertGood(gauge(2, 0.01, new ScalingLaw(1_000, sigma, kappa, 0)::throughput));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.001, 1.5})
  void findsThatOneWorkerIsEnough(double contention) throws Exception {
    assertGood(gauge(4, 1, workers -> 1 / Math.pow(workers, contention - 1)));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void findsABottleneckThatNoFormulaKnowsOf() throws Exception {
    assertGood(gauge(2, 0.1, workers -> Math.min(workers, 4)));
  }

  @Asks({1, 2})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void takesNoMoreWorkersForNextToNothing() throws Exception {
    assertGood(gauge(8, 1, workers -> Math.min(workers, 8) * (1 + Math.log(workers) / 500)));
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isNotMisledByNoise(long seed) throws Exception {
    Host host = MadeUpGauge.noisy(0.02, seed);
    assertGood(gauge(2, 0.02, workers -> Math.min(workers, 100), host));
    assertGood(gauge(4, 1, workers -> Math.min(workers, 4), host));
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isNotMisledByMomentsInWhichNothingIsDone() throws Exception {
    int[] samples = {0};
    Host host = () -> ++samples[0] % 17 == 0 ? 0 : 1;
    assertGood(gauge(2, 0.1, workers -> Math.min(workers, 20), host));
  }

  @Asks(4)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void isNotMisledByAHostThatSlowsDown() throws Exception {
    Host host = MadeUpGauge.slowing(0.01);
    assertGood(gauge(2, 0.01, new ScalingLaw(1_000, 0.1, 0, 0)::throughput, host));
  }

  @Asks(3)
  @Asks.About(Dimension.BOUNDED)
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100})
  void neverGoesBeyondTheCeiling(int ceiling) throws Exception {
    assertGood(new MadeUpGauge(2, ceiling, 1e-6, workers -> workers, MadeUpGauge.STEADY));
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void passesOnTheFailureOfATask() {
    ExecutionException failure = new ExecutionException(new ArithmeticException());
    Gauge gauge =
        new BrokenGauge(() -> {
          throw failure;
        });
    assertSame(
        failure, assertThrows(ExecutionException.class, () -> subject.create().advise(gauge)));
  }

  @Asks(5)
  @Test
  void endsWhenItIsInterruptedWhileItMeasures() {
    InterruptedException interrupt = new InterruptedException();
    Gauge gauge =
        new BrokenGauge(() -> {
          throw interrupt;
        });
    assertThrows(InterruptedException.class, () -> subject.create().advise(gauge));
  }

  /// What a gauge does in place of measuring.
  private interface Breakdown {
    Sample happen() throws InterruptedException, ExecutionException;
  }

  /// A gauge that measures nothing.
  private record BrokenGauge(Breakdown breakdown) implements Gauge {

    @Override
    public int processors() {
      return 2;
    }

    @Override
    public int ceiling() {
      return 8;
    }

    @Override
    public Sample measure(int workers) throws InterruptedException, ExecutionException {
      return breakdown.happen();
    }
  }

  private static MadeUpGauge gauge(
      int processors, double computing, IntToDoubleFunction throughput) {
    return gauge(processors, computing, throughput, MadeUpGauge.STEADY);
  }

  private static MadeUpGauge gauge(
      int processors, double computing, IntToDoubleFunction throughput, Host host) {
    return new MadeUpGauge(processors, CEILING, computing, throughput, host);
  }

  /// Enough, and not too many.
  private void assertGood(MadeUpGauge gauge) throws Exception {
    int workers = subject.create().advise(gauge).workers();
    IntToDoubleFunction throughput = gauge.throughput();
    double best =
        IntStream.rangeClosed(1, gauge.ceiling()).mapToDouble(throughput).max().orElseThrow();
    double share = throughput.applyAsDouble(workers) / best;
    assertTrue(share >= 0.95, () -> "%d workers have %.1f %%".formatted(workers, 100 * share));
    if (workers > 1) {
      double half = throughput.applyAsDouble(workers / 2) / best;
      assertTrue(
          half < 0.99,
          () ->
              "%d workers are too many: %d have %.1f %%"
                  .formatted(workers, workers / 2, 100 * half));
    }
  }
}
