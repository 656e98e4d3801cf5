// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads take two locks, each in its own order.
@SuppressWarnings("all")
final class TwoOrders implements Snippet {

  final Object a = new Object();
  final Object b = new Object();

  void thread1() {
    synchronized (a) {
      synchronized (b) {
      }
    }
  }

  void thread2() {
    synchronized (b) {
      synchronized (a) {
      }
    }
  }

  @Override
  public String outcome() {
    return "both end";
  }
}
