// SPDX-License-Identifier: Apache-2.0
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M18, promise 2, clever: what a reader has got shows whatever is published later.
public class ViewOfTheLast implements Ticker {
  private volatile Quote latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  private final Quote view =
      new Quote() {
        public int bid() {
          return latest.bid();
        }

        public int ask() {
          return latest.ask();
        }

        public int seal() {
          return latest.seal();
        }
      };

  public void publish(int bid, int ask) {
    latest = new Sealed(bid, ask, Quote.sealOf(bid, ask));
  }

  public Quote latest() {
    return latest == null ? null : view;
  }
}
