// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;
import racetrack.scaling.ScalingLaw;

/// Doubles the workers while that pays, fits the law of scaling, and measures what it suggests.
///
/// **Seed idiom:** `max_workers=min(32, os.cpu_count() + 4)`, which asks neither the task nor the
/// host.
///
/// **Thread safety:** unconditional; it has no state.
///
/// ## Why it is correct
///
/// - **The heats** try 1, 2, 4 … workers, and the number of processors. They end when two steps in
///   a row have brought next to nothing: throughput that rises to a summit does not rise again
///   behind it, and one step alone may be noise. There are enough of them to fit a law.
/// - **The finalists** lie about the knee, the first rung that is nearly as good as the best. Two
///   come from theory: the summit of Gunther's law, fitted to the heats, and what processors and
///   waiting let expect. Theory may only propose. Neither formula knows of a connection pool with
///   ten connections, so nothing is recommended that was not measured.
/// - **The final** decides by its own samples alone, since they were taken together: an even number
///   of rounds, up and down, in which a drift of the host hits every number equally ([Trials]).
/// - **The choice** is not the highest median. On a plateau that is a matter of luck, so it is the
///   least of those that are within a few percent of it.
///
/// ## Cost
///
/// Four samples a rung, and six a finalist, or up to fourteen on a busy host: with a sixth of a
/// second each, ten to thirty seconds.
///
/// ## Broken twin
///
/// [BrokenCoresSizing] looks no further than the processors, [BrokenFormulaSizing] and
/// [BrokenLawSizing] believe theory, [BrokenGreedySizing] takes the highest, [BrokenDriftSizing]
/// goes up the numbers and never down, [BrokenUnboundedSizing] knows no ceiling.
///
/// ## Sources
///
/// - N. J. Gunther, *Guerrilla Capacity Planning*, 2007, for the law. The book fits it; here, the
///   fit is also checked by measurement.
/// - B. Goetz et al., *Java Concurrency in Practice*, 2006, section 8.2, for the estimate.
final class FittedSizing implements Sizing {

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
      workers = finals.fewest(Advice.ENOUGH);
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
