// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.grade;

import java.io.PrintWriter;
import java.time.Duration;
import racetrack.reports.check.Result;
import racetrack.reports.check.Word;
import racetrack.reports.marks.Graded;

/// Tells of each submission in a line, and how long the others will take.
///
/// Used by one thread.
public final class Progress {

  private final PrintWriter out;
  private final int all;
  private final long start = System.nanoTime();
  private int known;
  private int done;

  /// Begins to tell.
  ///
  /// @param out where to
  /// @param all how many submissions there are
  public Progress(PrintWriter out, int all) {
    this.out = out;
    this.all = all;
  }

  /// Tells of a submission that was graded by an earlier run.
  ///
  /// @param graded what was found out then
  void known(Graded graded) {
    known++;
    tell(graded, "graded before");
  }

  /// Tells of a submission that was just graded.
  ///
  /// @param graded what was found out
  void done(Graded graded) {
    done++;
    long each = (System.nanoTime() - start) / done;
    Duration left = Duration.ofNanos(each * (all - known - done));
    tell(graded, "%.0f s".formatted(graded.took().toMillis() / 1e3) + left(left));
  }

  private static String left(Duration left) {
    if (left.isZero()) {
      return "";
    }
    return left.toSeconds() < 90
        ? "; %d s left".formatted(left.toSeconds())
        : "; %d min left".formatted(Math.ceilDiv(left.toSeconds(), 60));
  }

  private void tell(Graded graded, String time) {
    out.printf(
        "%" + Integer.toString(all).length() + "d of %d  %-20s %-11s  %s%n",
        known + done,
        all,
        graded.submission(),
        word(graded),
        time);
    out.flush();
  }

  /// {@return the word for a submission}
  ///
  /// @param graded what was found out
  public static String word(Graded graded) {
    return graded.refusal().isPresent()
        ? "not asked"
        : graded.result().map(Result::word).map(Word::toString).orElse("asked");
  }
}
