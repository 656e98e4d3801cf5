// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// A source in memory, whose messages are numbers. The keeper sleeps in the beginning.
///
/// What the readers share is not thread-safe, as intakes promise to let in one at a time.
class Mailbox implements Source {

  private final Queue<Integer> messages = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sleeps = new AtomicBoolean(true);
  private final Semaphore bell = new Semaphore(0);
  private final List<Integer> taken = new ArrayList<>();
  private volatile boolean ended;

  /// Sends a message, and rings if the reader sleeps.
  void send(int message) {
    messages.add(message);
    if (sleeps.compareAndSet(true, false)) {
      bell.release();
    }
  }

  /// Says that nothing comes any more.
  void end() {
    ended = true;
    bell.release();
  }

  /// {@return whether the bell has rung, and the keeper has not heard it}
  boolean isRinging() {
    return bell.availablePermits() > 0;
  }

  /// {@return whether the reader has said that it sleeps}
  boolean sleeps() {
    return sleeps.get();
  }

  /// {@return what was taken in, in that order}
  List<Integer> taken() {
    return List.copyOf(taken);
  }

  /// Does something with a message that is taken in.
  void receive(int message) throws IOException {
    taken.add(message);
  }

  @Override
  public boolean take(boolean helping) throws IOException {
    Integer next = messages.poll();
    if (next == null) {
      return false;
    }
    while (next != null) {
      receive(next);
      next = messages.poll();
    }
    return true;
  }

  @Override
  public boolean mustSleep() {
    sleeps.set(true);
    return messages.isEmpty();
  }

  @Override
  public void wake() {
    sleeps.set(false);
  }

  @Override
  public boolean sleep() throws IOException {
    try {
      bell.acquire();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the crew is being closed");
    }
    return !ended;
  }

  @Override
  public void wakeKeeper() {
    bell.release();
  }
}
