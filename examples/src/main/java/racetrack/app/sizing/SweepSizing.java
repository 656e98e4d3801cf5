// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;

/// Measures all numbers of workers up to sixteen, and above that one in five, up to the ceiling.
///
/// **Seed idiom:** the loop over worker counts around a `ThreadPoolExecutor`.
///
/// **Thread safety:** unconditional; it has no state.
///
/// ## Why it is correct
///
/// It looks everywhere, so it needs to know nothing of the workload: it is what other advice is
/// held against. Between two neighbours of its numbers lies a fifth at most, which costs a law of
/// scaling less than the noise.
///
/// ## Cost
///
/// Eight samples each of some forty numbers for a ceiling of a thousand, and most of them with more
/// workers than the host can use: minutes, where [FittedSizing] takes a quarter of one.
///
/// ## Broken twin
///
/// [BrokenRowSizing] looks at one number after the other.
final class SweepSizing implements Sizing {

  private static final int ALL = 16;
  private static final double STEP = 1.2;
  private static final int ROUNDS = 8;

  @Override
  public Advice advise(Gauge gauge) throws InterruptedException, ExecutionException {
    SortedSet<Integer> numbers = numbers(gauge.ceiling());
    Trials trials = new Trials(gauge);
    for (int round = 0; round < ROUNDS; round++) {
      trials.round(numbers);
    }
    return trials.advice(trials.fewest(Advice.ENOUGH));
  }

  private static SortedSet<Integer> numbers(int ceiling) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (int workers = 1; workers < ceiling; workers = above(workers)) {
      numbers.add(workers);
    }
    numbers.add(ceiling);
    return numbers;
  }

  private static int above(int workers) {
    return workers < ALL ? workers + 1 : (int) (workers * STEP);
  }
}
