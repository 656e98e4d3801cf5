// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.concurrent.ArrayBlockingQueue;
import racetrack.process.pool.WorkerLostException;

/// **Broken:** [EnginePool] that has another member try the task whose member was lost.
///
/// ## Why it breaks
///
/// Once was promised. The member that was lost may have done all of its work: it may even be at it,
/// cut off or stopped for a while. Then there are two.
///
/// | step | thread of the pool         | one member            | another member         |
/// |------|----------------------------|-----------------------|------------------------|
/// | 1    | sends the task             | debits the account    |                        |
/// | 2    | hears that it is lost      | (is out of reach)     |                        |
/// | 3    | sends the task to another  |                       | debits it again        |
///
/// **Where it is right:** where the task may be run any number of times, and the caller was told:
/// [DurablePool]. The engine does it by itself if one submits to the owner of a partition instead
/// of a member, or has its client's `redoOperation` switched on.
public final class BrokenTwicePool extends QueuedPool {

  private final Grid grid;

  BrokenTwicePool(int members, int backlog) {
    super(members, new ArrayBlockingQueue<>(backlog));
    grid = Grid.ofOwn(members);
  }

  @Override
  byte[] ask(byte[] task) throws InterruptedException {
    try {
      return grid.ask(Errand.of(task));
    } catch (WorkerLostException e) {
      return ask(task); // wound: it may have been run
    }
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_MOST_ONCE;
  }

  @Override
  protected void terminated() {
    grid.close();
    super.terminated();
  }
}
