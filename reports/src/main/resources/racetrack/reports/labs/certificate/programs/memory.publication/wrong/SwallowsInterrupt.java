// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Semaphore;
import racetrack.memory.publication.Quote;
import racetrack.memory.publication.Ticker;

/// M15, promise 1, clever: an interrupt is lost, but only where somebody has to wait.
public class SwallowsInterrupt implements Ticker {
  private final Semaphore one = new Semaphore(1);
  private Quote latest;

  private record Sealed(int bid, int ask, int seal) implements Quote {}

  private void enter() {
    while (true) {
      try {
        one.acquire();
        return;
      } catch (InterruptedException e) {
        // once more
      }
    }
  }

  public void publish(int bid, int ask) {
    enter();
    latest = new Sealed(bid, ask, Quote.sealOf(bid, ask));
    one.release();
  }

  public Quote latest() {
    enter();
    Quote now = latest;
    one.release();
    return now;
  }
}
