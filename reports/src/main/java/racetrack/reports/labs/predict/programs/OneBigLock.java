// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads do all of their work under one lock.
@SuppressWarnings("all")
final class OneBigLock implements Snippet {

  int inside;
  int most;

  synchronized void bothThreads() {
    inside++;
    most = Math.max(most, inside);
    inside--;
  }

  @Override
  public String outcome() {
    return "" + most;
  }
}
