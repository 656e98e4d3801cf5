// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Event {
  private static int calls;
  private volatile boolean set;

  public Halts() {
  }


  public void set() {
    set = true;
  }

  public void clear() {
    set = false;
  }

  public boolean isSet() {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
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
