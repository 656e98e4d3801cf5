// SPDX-License-Identifier: Apache-2.0
import java.lang.invoke.VarHandle;
import racetrack.lock.counter.Counter;

/// M14, promise 3, clever: plain cells by thread id, of which two threads share one.
public class CellPerThread implements Counter {
  private final long[] cells = new long[64 * 8];
  private final long initial;

  public CellPerThread(long initial) {
    this.initial = initial;
  }

  public void increment() {
    int cell = (int) (Thread.currentThread().threadId() & 63) * 8;
    VarHandle.fullFence();
    cells[cell]++;
    VarHandle.fullFence();
  }

  public long get() {
    VarHandle.fullFence();
    long sum = initial;
    for (long cell : cells) {
      sum += cell;
    }
    return sum;
  }
}
