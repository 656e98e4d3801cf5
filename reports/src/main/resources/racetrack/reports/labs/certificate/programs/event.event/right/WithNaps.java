// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// Looks every millisecond.
public class WithNaps implements Event {
  private volatile boolean set;

  public void set() {
    set = true;
  }

  public void clear() {
    set = false;
  }

  public boolean isSet() {
    return set;
  }

  public void await() throws InterruptedException {
    do {
      Thread.sleep(1);
    } while (!set);
  }

  public boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long start = System.nanoTime();
    while (!set) {
      if (timeout.compareTo(Duration.ofNanos(System.nanoTime() - start)) <= 0) {
        return set;
      }
      Thread.sleep(1);
    }
    return true;
  }
}
