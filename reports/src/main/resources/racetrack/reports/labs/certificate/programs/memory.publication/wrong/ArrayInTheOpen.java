// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M2, promise 2: the reference to the array is volatile, and its elements are not.
public class ArrayInTheOpen implements Ticker {
  private final int[] fields = new int[3];
  private volatile int[] latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  public void publish(int bid, int ask) {
    fields[0] = bid;
    fields[1] = ask;
    fields[2] = Quote.sealOf(bid, ask);
    latest = fields;
  }

  public Quote latest() {
    int[] now = latest;
    return now == null ? null : new Sealed(now[0], now[1], now[2]);
  }
}
