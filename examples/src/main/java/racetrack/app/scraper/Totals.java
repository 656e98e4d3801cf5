// SPDX-License-Identifier: Apache-2.0
package racetrack.app.scraper;

import java.util.List;

/// What became of many pages.
///
/// @param successes how many are there
/// @param failures how many are not, for whatever reason
/// @param bytes the size of those that are there
public record Totals(int successes, int failures, long bytes) {

  /// {@return the totals of some pages}
  ///
  /// @param pages the pages
  public static Totals of(List<Page> pages) {
    int successes = 0;
    long bytes = 0;
    for (Page page : pages) {
      if (page.outcome() instanceof Success(int _, long size)) {
        successes++;
        bytes += size;
      }
    }
    return new Totals(successes, pages.size() - successes, bytes);
  }
}
