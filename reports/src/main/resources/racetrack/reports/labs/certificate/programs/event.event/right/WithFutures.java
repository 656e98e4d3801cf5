// SPDX-License-Identifier: Apache-2.0
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import racetrack.event.event.Event;

/// A future, and a new one when it is cleared.
public class WithFutures implements Event {
  private volatile CompletableFuture<Boolean> now = new CompletableFuture<>();

  public synchronized void set() {
    now.complete(true);
  }

  public synchronized void clear() {
    if (now.isDone()) {
      now = new CompletableFuture<>();
    }
  }

  public boolean isSet() {
    return now.isDone();
  }

  public void await() throws InterruptedException {
    await(Duration.ofNanos(Long.MAX_VALUE));
  }

  public boolean await(Duration timeout) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CompletableFuture<Boolean> mine = now;
    try {
      return mine.isDone() || mine.get(Math.max(0, nanos(timeout)), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
