// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Three philosophers each take the left fork first.
@SuppressWarnings("all")
final class LeftForks implements Snippet {

  final Object fork1 = new Object(), fork2 = new Object(), fork3 = new Object();

  void thread1() {
    eat(fork1, fork2);
  }

  void thread2() {
    eat(fork2, fork3);
  }

  void thread3() {
    eat(fork3, fork1);
  }

  void eat(Object left, Object right) {
    synchronized (left) {
      synchronized (right) {
      }
    }
  }

  @Override
  public String outcome() {
    return "all eat";
  }
}
