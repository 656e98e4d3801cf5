// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import racetrack.process.pool.RemoteCallable;
import racetrack.process.pool.RemoteTasks;
import racetrack.process.pool.WorkerPool;
import racetrack.process.pool.WorkerPoolSubject;

/// A pool of one host behind the grid's contract: what a network has to be better than.
///
/// **Seed idiom:** the process pool of `process.pool`, and the library's threads.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// It adds to a [WorkerPool] the bound of the backlog, which is the queue of [QueuedPool]. The
/// inner pool has as many workers as there are threads here, so nothing waits inside. What it
/// promises of a worker that dies is what is promised here, and threads do not die.
///
/// ## Cost
///
/// A thread on this side for each task that runs, and one more copy of its bytes. Threads get their
/// tasks as bytes, too, so that no task can count on sharing objects.
///
/// ## Broken twins
///
/// Those of [EnginePool]. Here it is the yardstick.
public final class NeighbourPool extends QueuedPool {

  private final WorkerPool inner;

  /// Puts the contract on a pool of `process.pool`.
  ///
  /// @param subject which pool
  /// @param workers how many tasks it runs at once
  /// @param backlog how many tasks may wait
  NeighbourPool(WorkerPoolSubject subject, int workers, int backlog) {
    super(workers, new ArrayBlockingQueue<>(backlog));
    inner = subject.create(workers);
  }

  @Override
  byte[] ask(byte[] task) throws Exception {
    RemoteCallable<byte[]> packed = () -> RemoteTasks.answer(task);
    Future<byte[]> answer = inner.submit(packed);
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_MOST_ONCE;
  }

  @Override
  protected void terminated() {
    inner.close();
    super.terminated();
  }
}
