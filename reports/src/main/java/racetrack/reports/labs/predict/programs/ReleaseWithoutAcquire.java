// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.Semaphore;
import racetrack.reports.labs.predict.steps.Snippet;

/// A thread gives back a permit that it never had.
@SuppressWarnings("all")
final class ReleaseWithoutAcquire implements Snippet {

  final Semaphore permits = new Semaphore(1);

  void thread1() {
    permits.release();
  }

  @Override
  public String outcome() {
    return "" + permits.availablePermits();
  }
}
