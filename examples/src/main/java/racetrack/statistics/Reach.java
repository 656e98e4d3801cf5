// SPDX-License-Identifier: Apache-2.0
package racetrack.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// How narrow the intervals of a run have become: half their widths, as parts of the means.
///
/// @param points how many means there are
/// @param without how many of them have no interval
/// @param median half of the intervals are at most that wide; NaN if there is none
/// @param nineOfTen nine of ten are at most that wide; NaN if there is none
public record Reach(int points, int without, double median, double nineOfTen) {

  /// {@return what some estimates have reached}
  ///
  /// @param estimates the estimates of a run
  public static Reach of(Collection<Estimate> estimates) {
    List<Double> widths =
        estimates.stream().flatMap(each -> each.halfWidth().stream().boxed()).sorted().toList();
    return new Reach(
        estimates.size(),
        estimates.size() - widths.size(),
        quantile(widths, 0.5),
        quantile(widths, 0.9));
  }

  private static double quantile(List<Double> sorted, double part) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /// {@return a sentence, such as `412 points, median ±8 %, nine of ten within ±22 %, no point
  /// without an interval`}
  @Override
  public String toString() {
    String most =
        points == without
            ? ""
            : String.format(
                Locale.ROOT,
                ", median ±%.0f %%, nine of ten within ±%.0f %%",
                100 * median,
                100 * nineOfTen);
    String rest = without == 0 ? "no point" : without == 1 ? "1 point" : without + " points";
    return points
        + (points == 1 ? " point" : " points")
        + most
        + ", "
        + rest
        + " without an interval";
  }
}
