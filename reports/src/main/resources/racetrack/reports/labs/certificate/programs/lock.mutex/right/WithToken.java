// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.ArrayBlockingQueue;
import racetrack.lock.mutex.Mutex;

/// A queue that holds one token.
public class WithToken implements Mutex {
  private final ArrayBlockingQueue<Object> tokens = new ArrayBlockingQueue<>(1);

  public WithToken() {
    tokens.add(this);
  }

  public void lock() {
    boolean interrupted = false;
    while (true) {
      try {
        tokens.take();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  public void unlock() {
    tokens.add(this);
  }
}
