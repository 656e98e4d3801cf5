// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.concurrent.LinkedBlockingQueue;

/// **Broken:** [EnginePool] in whose backlog there is room for any number of tasks.
///
/// ## Why it breaks
///
/// A producer that is faster than the cluster is never told. Every task that waits keeps its bytes,
/// and the submitter runs out of memory; which task that meets is chance. The engine's own
/// executors do the same on each member, unless they are given a capacity.
///
/// | step | producer                 | pool                        |
/// |------|--------------------------|-----------------------------|
/// | 1    | submits                  | all members are busy: waits |
/// | 2    | submits, and so on       | keeps them all              |
/// | 3    | submits                  | `OutOfMemoryError`          |
///
/// **Where it is right:** where something else bounds the number of tasks.
public final class BrokenUnboundedPool extends QueuedPool {

  private final Grid grid;

  BrokenUnboundedPool(int members) {
    super(members, new LinkedBlockingQueue<>()); // wound: it has no capacity
    grid = Grid.ofOwn(members);
  }

  @Override
  byte[] ask(byte[] task) throws InterruptedException {
    return grid.ask(Errand.of(task));
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
