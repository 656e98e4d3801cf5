// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Mutex {
  private static int calls;
  private volatile boolean held;

  public Halts() {
  }


  public void lock() {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
    while (held) {
      Thread.yield();
    }
    held = true;
  }

  public void unlock() {
    held = false;
  }
}
