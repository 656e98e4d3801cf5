// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.mutex.Mutex;

/// Throws what JUnit takes for a test that was skipped.
public class Skips implements Mutex {
  private volatile boolean held;

  public Skips() {
  }


  public void lock() {
    skip();
    while (held) {
      Thread.yield();
    }
    held = true;
  }

  public void unlock() {
    held = false;
  }

  private static void skip() {
    try {
      Class<?> type = Class.forName("org.opentest4j.TestAbortedException");
      Skips.<RuntimeException>sneak((Throwable) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      // not asked by JUnit
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
