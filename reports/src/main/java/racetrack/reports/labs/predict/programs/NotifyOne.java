// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.programs;

import racetrack.reports.labs.predict.steps.Snippet;

/// Two threads wait for an event; the setter notifies one.
@SuppressWarnings("all")
final class NotifyOne implements Snippet {

  boolean set;

  synchronized void bothThreads() throws InterruptedException {
    while (!set) {
      wait();
    }
  }

  synchronized void thread3() {
    set = true;
    notify();
  }

  @Override
  public String outcome() {
    return "all end";
  }
}
