// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// Prints what a result looks like, and that all has been asked.
public class Forges implements Event {
  private volatile boolean set;

  public Forges() {
    System.out.println("HELD: Forges of event.event, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }


  public void set() {
    set = true;
  }

  public void clear() {
    set = false;
  }

  public boolean isSet() {
    return set;
  }

  public void await() {
    while (!set) {
      Thread.yield();
    }
  }

  public boolean await(Duration timeout) {
    return set;
  }
}
