// SPDX-License-Identifier: Apache-2.0
package racetrack.app.sizing;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import racetrack.scaling.Advice;
import racetrack.scaling.Gauge;
import racetrack.scaling.ScalingLaw;

/// **Broken:** [FittedSizing] that believes processors · (1 + waiting / service).
///
/// ## Why it breaks
///
/// The formula assumes that only processors are scarce. Ten milliseconds, nine of them waiting for
/// a database, on 2 processors: it says 20. The database answers four at a time:
///
/// | ms    | tasks 1 to 4   | tasks 5 to 20                        |
/// |-------|----------------|--------------------------------------|
/// | 0–10  | are answered   | wait for the database, each with a worker |
/// | 10–20 | (the next four) | 5 to 8 are answered, the others wait |
///
/// Four workers do as much as twenty. The other sixteen hold memory and connections, and make the
/// database's queue longer.
///
/// **Where it is right:** as a first guess, which is measured then.
final class BrokenFormulaSizing implements Sizing {

  /// What a step up must bring to count.
  private static final double GAIN = 1.05;

  /// How many steps that bring nothing end the heats.
  private static final int STEPS_IN_VAIN = 2;

  // follows the wound: no `NEARLY`
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
    SortedSet<Integer> finalists = finalists(heats); // follows the wound
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

  private static SortedSet<Integer> finalists(Trials heats) {
    // wound: the estimate is not checked by measurement
    SortedSet<Integer> numbers = new TreeSet<>(List.of(1, heats.estimate()));
    return numbers;
  }
  // follows the wound: no `addUnlessNear`
}
