// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M16, promise 2, clever: two quotes used in turn; nobody reads for longer than that.
public class TwoBuffers implements Ticker {
  private final Buffer[] buffers = {new Buffer(), new Buffer()};
  private volatile Buffer latest;
  private int next;

  private static final class Buffer implements Quote {
    private volatile int bid;
    private volatile int ask;
    private volatile int seal;

    public int bid() {
      return bid;
    }

    public int ask() {
      return ask;
    }

    public int seal() {
      return seal;
    }
  }

  public synchronized void publish(int bid, int ask) {
    Buffer buffer = buffers[next ^= 1];
    buffer.bid = bid;
    buffer.ask = ask;
    buffer.seal = Quote.sealOf(bid, ask);
    latest = buffer;
  }

  public Quote latest() {
    return latest;
  }
}
