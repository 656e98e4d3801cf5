// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;
import racetrack.scaling.ScalingLaw;

/// **Broken:** [FittedSizing] that takes the number with the highest throughput.
///
/// ## Why it breaks
///
/// Where the throughput has gone flat, the highest is the luckiest. Eight workers are enough;
/// behind them each doubling brings two in a thousand, or the noise does:
///
/// | workers    | 4   | 6   | 8   | 12    | 16    |
/// |------------|-----|-----|-----|-------|-------|
/// | throughput | 402 | 603 | 805 | 806   | 806.4 |
///
/// Sixteen have the highest, and twice the memory and the connections of eight.
///
/// **Where it is right:** where the throughput falls behind its summit, and nothing is noisy.
final class BrokenGreedySizing implements Sizing {

  /// What a step up must bring to count.
  private static final double GAIN = 1.05;

  /// How many steps that bring nothing end the heats.
  private static final int STEPS_IN_VAIN = 2;

  /// The share of the best that a rung of the heats must have to count as the knee. Generous: the
  /// final looks on both sides of it.
  private static final double NEARLY = 0.9;

  /// Two numbers that differ by one part in so many are not worth telling apart.
  private static final int NEAR = 8;

  private static final int HEATS = 4;
  private static final int FINALS = 6;

  /// If a busy host has left the result uncertain by then, it goes on for as long again.
  private static final int MOST = 14;

  private static final double SURE = 0.02;

  @Override
  public Advice advise(Gauge gauge) throws InterruptedException, ExecutionException {
    Trials heats = new Trials(gauge);
    SortedSet<Integer> ladder = climb(gauge, heats);
    for (int round = 1; round < HEATS; round++) {
      heats.round(ladder);
    }
    SortedSet<Integer> finalists = finalists(heats, ladder);
    Trials finals = new Trials(gauge);
    int workers;
    int rounds = 0;
    do {
      finals.round(finalists);
      finals.round(finalists);
      rounds += 2;
      workers = finals.best(); // wound: not the fewest of those that are enough
    } while (rounds < FINALS || (rounds < MOST && !finals.isSureOf(workers, SURE)));
    finals.adopt(heats);
    return finals.advice(workers);
  }

  /// The first round of the heats, which finds out how far they go.
  private static SortedSet<Integer> climb(Gauge gauge, Trials heats)
      throws InterruptedException, ExecutionException {
    int ceiling = gauge.ceiling();
    SortedSet<Integer> ladder = new TreeSet<>();
    double best = 0;
    int inVain = 0;
    int workers = 0;
    while (workers < ceiling && (inVain < STEPS_IN_VAIN || ladder.size() < ScalingLaw.ENOUGH)) {
      workers = Math.min(ceiling, rungAbove(workers, gauge.processors()));
      ladder.add(workers);
      double throughput = heats.sample(workers).throughput();
      inVain = throughput > best * GAIN ? 0 : inVain + 1;
      best = Math.max(best, throughput);
    }
    return ladder;
  }

  private static int rungAbove(int workers, int processors) {
    int doubled = Math.max(1, 2 * workers);
    return workers < processors && processors < doubled ? processors : doubled;
  }

  private static SortedSet<Integer> finalists(Trials heats, SortedSet<Integer> ladder) {
    int knee = heats.fewest(NEARLY);
    SortedSet<Integer> numbers = new TreeSet<>(List.of(knee / 2, knee * 3 / 4, knee * 3 / 2));
    numbers.addAll(ladder.subSet(knee, heats.best() + 1));
    numbers.add(knee * 2);
    addUnlessNear(numbers, heats.estimate());
    heats.summit().ifPresent(summit -> addUnlessNear(numbers, summit));
    // The heats ended where more did not pay, or at the ceiling.
    numbers.removeIf(number -> number < 1 || number > ladder.last());
    return numbers;
  }

  private static void addUnlessNear(SortedSet<Integer> numbers, int number) {
    int near = number / NEAR;
    if (numbers.subSet(number - near, number + near + 1).isEmpty()) {
      numbers.add(number);
    }
  }
}
