// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import java.util.List;
import java.util.stream.IntStream;
import racetrack.scaling.Point;
import racetrack.scaling.Sample;

/// How another kind of worker did beside the recommended number of platform threads.
///
/// @param workers how many of them there were
/// @param ratio their throughput, as a multiple of the threads'
/// @param margin by how much the ratio may be wrong, in the same unit: two standard errors
public record Rival(int workers, double ratio, double margin) {

  /// Compares round by round, so that a host that changes from one round to the next does no harm.
  ///
  /// @param threads a sample of the threads a round
  /// @param others a sample of the others per round, in the same order
  static Rival of(List<Sample> threads, List<Sample> others) {
    double[] ratios =
        IntStream.range(0, threads.size())
            .filter(round -> threads.get(round).throughput() > 0)
            .mapToDouble(round -> others.get(round).throughput() / threads.get(round).throughput())
            .toArray();
    int workers = others.getFirst().workers();
    return ratios.length == 0
        ? new Rival(workers, 0, 1)
        : new Rival(workers, Point.median(ratios), Point.twoStandardErrors(ratios));
  }
}
