// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import racetrack.event.event.Event;
import racetrack.event.event.EventSubject;
import racetrack.reports.labs.breaking.Twins;
import racetrack.reports.labs.predict.steps.Snippet;

/// One waits for an event that another sets.
final class AwaitAndSet implements Snippet {

  private final Event event = Twins.make(this, Event.class, EventSubject.BROKEN_CHECK);

  void thread1() throws InterruptedException {
    event.await();
  }

  void thread2() {
    event.set();
  }

  @Override
  public String outcome() {
    return "both have ended";
  }
}
