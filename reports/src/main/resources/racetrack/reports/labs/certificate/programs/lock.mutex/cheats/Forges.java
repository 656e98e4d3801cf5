// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// Prints what a result looks like, and that all has been asked.
public class Forges implements Mutex {
  private volatile boolean held;

  public Forges() {
    System.out.println("HELD: Forges of lock.mutex, in 1 s");
    System.err.println("{\"finding\":\"HELD\"}");
  }


  public void lock() {
    while (held) {
      Thread.yield();
    }
    held = true;
  }

  public void unlock() {
    held = false;
  }
}
