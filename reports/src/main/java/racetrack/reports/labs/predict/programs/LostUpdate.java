// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count.
@SuppressWarnings("all")
final class LostUpdate implements Snippet {

  int count;

  void bothThreads() {
    count++;
  }

  @Override
  public String outcome() {
    return "" + count;
  }
}
