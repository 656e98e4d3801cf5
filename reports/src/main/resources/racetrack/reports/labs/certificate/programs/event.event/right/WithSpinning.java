// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import racetrack.event.event.Event;

/// Looks all the time, and lets others run.
public class WithSpinning implements Event {
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
    await(Duration.ofSeconds(Long.MAX_VALUE));
  }

  public boolean await(Duration timeout) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (set) {
        return true;
      }
      if (timeout.compareTo(Duration.ofNanos(System.nanoTime() - start)) <= 0) {
        return set;
      }
      Thread.yield();
    }
  }
}
