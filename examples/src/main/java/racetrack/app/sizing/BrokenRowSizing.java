// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;

/// **Broken:** [SweepSizing] that takes all samples of a number in a row.
///
/// ## Why it breaks
///
/// While it goes up the numbers, the host gets hot and slows down, and the greater numbers have to
/// pay for it. One percent slower with every sample, eight samples each:
///
/// | samples | of 1 worker | of 2  | of 3   | of 4   |
/// |---------|-------------|-------|--------|--------|
/// | 1 to 8  | as it is    |       |        |        |
/// | 9 to 16 |             | −8 %  |        |        |
/// | to 24   |             |       | −16 %  |        |
/// | to 32   |             |       |        | −24 %  |
///
/// **Where it is right:** on an idle host whose clock speed does not drop with heat.
final class BrokenRowSizing implements Sizing {

  private static final int ALL = 16;
  private static final double STEP = 1.2;
  private static final int ROUNDS = 8;

  @Override
  public Advice advise(Gauge gauge) throws InterruptedException, ExecutionException {
    SortedSet<Integer> numbers = numbers(gauge.ceiling());
    Trials trials = new Trials(gauge);
    for (int number : numbers) {
      for (int sample = 0; sample < ROUNDS; sample++) {
        trials.sample(number); // wound: one number after the other, not by turns
      }
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
