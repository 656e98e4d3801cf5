// SPDX-License-Identifier: Apache-2.0
import racetrack.lock.counter.Counter;

/// Throws what JUnit takes for a test that was skipped.
public class Skips implements Counter {
  private long count;

  public Skips(long initial) {
    count = initial;
  }


  public void increment() {
    skip();
    count++;
  }

  public long get() {
    return count;
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
