// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads take two locks in the same order.
@SuppressWarnings("all")
final class OneOrder implements Snippet {

  final Object a = new Object();
  final Object b = new Object();

  void bothThreads() {
    synchronized (a) {
      synchronized (b) {
      }
    }
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
