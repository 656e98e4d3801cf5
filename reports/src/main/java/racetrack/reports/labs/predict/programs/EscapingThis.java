// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import racetrack.reports.labs.predict.steps.Snippet;

/// A constructor tells the others of the object before it has set the field.
@SuppressWarnings("all")
final class EscapingThis implements Snippet {

  final BlockingQueue<Quote> quotes = new LinkedBlockingQueue<>();

  class Quote {
    int bid;

    Quote() {
      quotes.add(this);
      bid = 7;
    }
  }

  void thread1() {
    new Quote();
  }

  void thread2() throws InterruptedException {
    int shares = 84 / quotes.take().bid;
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
