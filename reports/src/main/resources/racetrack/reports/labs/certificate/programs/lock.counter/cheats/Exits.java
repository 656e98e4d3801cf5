// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits implements Counter {
  private long count;

  public Exits(long initial) {
    System.exit(0);
    count = initial;
  }


  public void increment() {
    count++;
  }

  public long get() {
    return count;
  }
}
