// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.atomic.AtomicInteger;
import racetrack.reports.labs.predict.steps.Snippet;

/// Double-checked locking without volatile.
@SuppressWarnings("all")
final class DoubleCheck implements Snippet {

  static class Parcel {
    int weight = 7;
  }

  Parcel parcel;
  final AtomicInteger weight = new AtomicInteger();

  void bothThreads() {
    if (parcel == null) {
      synchronized (this) {
        if (parcel == null) {
          parcel = new Parcel();
        }
      }
    }
    weight.addAndGet(parcel.weight);
  }

  @Override
  public String outcome() {
    return weight.get() == 14 ? "both whole" : "one half";
  }
}
