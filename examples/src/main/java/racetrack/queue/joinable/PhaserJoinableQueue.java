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

/// A joinable queue put together from the library: a phaser counts, a semaphore bounds, a queue
/// holds.
///
/// **Seed idiom:** `queue.Queue(maxsize=n)` with `task_done` and `join`.
///
/// **Thread safety:** unconditional; any number of threads may call any method.
///
/// ## Why it is correct
///
/// Each unfinished element is a party of the phaser. It registers before it is in `items`, and
/// arrives and leaves when it is done; the last to arrive ends the phase.
///
/// - **Invariant:** the elements in `items`, those in the hands of takers, and those that their
///   producers have registered and not yet added, are together the parties.
/// - **Order in put:** first a space, since that is all that waits; then the party; then the
///   element, so that nobody can be done with it before it is counted.
/// - **Joining:** the phase is read *before* the parties. If there are none, there is nothing to
///   wait for. If there are, and the phase ends at any time after it was read, then `awaitAdvance`
///   of that phase returns, also if it has ended before the call.
/// - **Linearization points:** `items.add`, `items.poll`, the arrival, and in [#join] the moment at
///   which the parties are none.
/// - **Happens-before:** by way of `items` from `put` to `take`; by way of the phaser from
///   `taskDone` to `join`: what precedes an arrival happens-before what follows the advance.
/// - **Progress:** blocking. A phaser without parties would terminate; `onAdvance` says no.
///
/// ## Cost
///
/// Two locks inside the linked queue, a semaphore and a phaser: more atomic steps than
/// [ConditionJoinableQueue], but producers and consumers do not exclude each other. A phaser has at
/// most 65,535 parties: with more unfinished elements than that, `put` fails, and its space is
/// lost.
///
/// ## Broken twins
///
/// [BrokenPhaseJoinableQueue] lets its phaser end; [BrokenLateJoinableQueue] shows what would
/// become of registering later.
///
/// ## Sources
///
/// - [java.util.concurrent.Phaser], *Memory consistency effects*.
///
/// @param <E> the type of the elements
public final class PhaserJoinableQueue<E> implements JoinableQueue<E> {

  private final Semaphore spaces;
  private final BlockingQueue<E> items = new LinkedBlockingQueue<>();
  private final Phaser unfinished =
      new Phaser() {
        @Override
        protected boolean onAdvance(int phase, int parties) {
          return false; // goes on without parties
        }
      };

  PhaserJoinableQueue(int capacity) {
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
