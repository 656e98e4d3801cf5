// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Counter {
  private static int calls;
  private long count;

  public Halts(long initial) {
    count = initial;
  }


  public void increment() {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
    count++;
  }

  public long get() {
    return count;
  }
}
