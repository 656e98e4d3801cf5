// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.SortedSet;
import java.util.TreeSet;

/// A number of workers, and what it stands on.
///
/// @param workers the number that is recommended
/// @param estimate what processors · (1 + waiting / service) would have been, up to the ceiling
/// @param points what was seen; of one worker and of the recommended number at least
public record Advice(int workers, int estimate, Points points) {

  /// The share of the highest throughput that is aimed at. The rest is what more workers would
  /// bring for nothing but more memory, or what the noise makes believe that they bring.
  public static final double ENOUGH = 0.975;

  /// {@return what was seen with the recommended number}
  public Point recommended() {
    return points.at(workers);
  }

  /// {@return how many times the throughput of one worker the recommended number has}
  public double speedup() {
    return recommended().throughput() / points.at(1).throughput();
  }

  /// {@return the numbers that are as good as the best, within the margins}
  public SortedSet<Integer> asGood() {
    SortedSet<Integer> asGood = new TreeSet<>();
    points
        .byWorkers()
        .forEach((number, point) -> {
          if (points.share(point) * (1 + point.margin()) >= ENOUGH) {
            asGood.add(number);
          }
        });
    return asGood;
  }
}
