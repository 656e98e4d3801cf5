// SPDX-License-Identifier: Apache-2.0
package racetrack.queue.joinable;

import static java.util.Objects.requireNonNull;
import static racetrack.catalogue.Preconditions.requireAtLeast;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// **Broken:** [PhaserJoinableQueue] whose phaser ends when its last party has left.
///
/// ## Why it breaks
///
/// A phaser that nobody is registered with any more terminates, unless its `onAdvance` says that it
/// does not. From then on it counts nothing, and waits for nothing.
///
/// | step | producer         | consumer              | parties | phaser     |
/// |------|------------------|-----------------------|---------|------------|
/// | 1    | `put(1)`         |                       | 1       | goes on    |
/// | 2    |                  | takes 1, `taskDone`   | 0       | terminated |
/// | 3    | `put(2)`         |                       | 0       | terminated |
/// | 4    | `join` returns   | has not taken 2 yet   | 0       | terminated |
///
/// **Where it is right:** until everything is done for the first time.
///
/// @param <E> the type of the elements
public final class BrokenPhaseJoinableQueue<E> implements JoinableQueue<E> {

  private final Semaphore spaces;
  private final BlockingQueue<E> items = new LinkedBlockingQueue<>();
  private final Phaser unfinished = new Phaser(); // wound: with the last party, it ends

  BrokenPhaseJoinableQueue(int capacity) {
    spaces = new Semaphore(requireAtLeast(1, capacity, "capacity"));
  }

  @Override
  public void put(E element) throws InterruptedException {
    requireNonNull(element, "element");
    spaces.acquire();
    unfinished.register();
    items.add(element); // linearization point
  }

  @Override
  public @Nullable E take(Duration timeout) throws InterruptedException {
    E oldest =
        items.poll(
            TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS); // linearization point
    if (oldest != null) {
      spaces.release();
    }
    return oldest;
  }

  @Override
  public void taskDone() {
    unfinished.arriveAndDeregister(); // linearization point
  }

  @Override
  public void join() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int phase = unfinished.getPhase();
    if (unfinished.getRegisteredParties() > 0) { // linearization point if there are none
      unfinished.awaitAdvanceInterruptibly(phase);
    }
  }
}
