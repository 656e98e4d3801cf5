// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads count in an atomic, in two calls.
@SuppressWarnings("all")
final class GetAndSet implements Snippet {

  final AtomicInteger count = new AtomicInteger();

  void bothThreads() {
    int next = count.get() + 1;
    count.set(next);
  }

  @Override
  public String outcome() {
    return "" + count.get();
  }
}
