// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// An object is handed over in a volatile field.
@SuppressWarnings("all")
final class VolatilePublication implements Snippet {

  static class Quote {
    int bid = 7, ask = 8;
  }

  volatile Quote latest;
  String seen = "none";

  void thread1() {
    latest = new Quote();
  }

  void thread2() {
    Quote quote = latest;
    if (quote != null) {
      seen = quote.ask - quote.bid == 1 ? "whole" : "half";
    }
  }

  @Override
  public String outcome() {
    return seen;
  }
}
