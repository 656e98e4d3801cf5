// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// A callback is registered while the result comes.
@SuppressWarnings("all")
final class LostCallback implements Snippet {

  volatile boolean done, registered;
  final AtomicInteger calls = new AtomicInteger();

  void thread1() {
    done = true;
    if (registered) {
      calls.incrementAndGet();
    }
  }

  void thread2() {
    if (done) {
      calls.incrementAndGet();
    } else {
      registered = true;
    }
  }

  @Override
  public String outcome() {
    return "" + calls.get();
  }
}
