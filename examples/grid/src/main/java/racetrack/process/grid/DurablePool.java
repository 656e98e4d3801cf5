// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The engine's durable executor behind our contract: a second member keeps each task, and runs it
/// again if the first is lost.
///
/// **Seed idiom:** none: Python's process pool breaks when a worker dies.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// - **At least once:** a task is at the owner of a partition and at one more member before it
///   begins. If the owner is lost, the other becomes the owner, and begins all tasks again whose
///   results it does not have. The submitter waits for the partition's answer, not a member's.
/// - **Two from the start:** the first task waits until all members that were asked for are there,
///   and copies of all partitions. After a loss, copies are made anew; a second loss meanwhile can
///   take tasks with it.
/// - **Lost with both:** the engine then has no task of that number. It says so by a failure, or by
///   no answer at all, where a fresh buffer happens to begin with the same number. No answer of
///   ours is empty, so both are told as a loss.
/// - **Not whatever happens:** when a member that was stopped comes back and joins again,
///   partitions move twice, and the engine may lose tasks on the way. Their futures fail; none is
///   lost in silence. A submitter that has to be sure submits again.
/// - **No task behind one that is begun again:** that one has no seat on its new member, so it gets
///   a thread of its own there, up to three for each seat. A member then runs more tasks at once
///   than it has seats.
/// - **Seats:** a key is chosen whose partition the idle member owns. If it has moved meanwhile,
///   the task waits there for a while; nothing else comes of it.
///
/// ## Cost
///
/// As [EnginePool], and a second message for the copy, and a third for the result. A member that
/// joins takes partitions over, and with them tasks that run: these begin there once more, while
/// the old one goes on. So tasks may run twice though nobody was lost.
///
/// ## What it does not do
///
/// It differs from a [racetrack.process.pool.WorkerPool] in one promise: a task whose worker died
/// is run again. So a task that kills its member kills the next one, too, as
/// [racetrack.process.pool.BrokenRetryWorkerPool] shows. The engine cannot cancel its tasks; here
/// [CallOff] can.
///
/// ## Broken twins
///
/// Those of [EnginePool].
///
/// ## Sources
///
/// - The reference manual of the engine, *Durable Executor Service*.
public final class DurablePool extends QueuedPool {

  private final Grid grid;
  private final int members;
  private volatile boolean hasCopies;

  /// Creates a pool with members of its own on this host.
  ///
  /// @param members how many; each runs one task at a time
  /// @param backlog how many tasks may wait
  DurablePool(int members, int backlog) {
    this(Grid.ofOwn(members), members, members, new ArrayBlockingQueue<>(backlog));
  }

  /// Creates a pool on a cluster.
  ///
  /// @param grid the cluster; it is closed with the pool
  /// @param members how many members to wait for before the first task
  /// @param workers how many tasks to run at once
  /// @param backlog where tasks wait
  DurablePool(Grid grid, int members, int workers, BlockingQueue<Runnable> backlog) {
    super(workers, backlog);
    this.grid = grid;
    this.members = members;
  }

  /// Creates a pool on members that others have started, by `racetrack grid join`; it needs two.
  ///
  /// @param host the address of this host that members can reach
  /// @param seeds where members are, as `host:port`
  /// @param workers how many tasks to run at once
  /// @param backlog how many tasks may wait
  /// @return the pool, which leaves the members as they are when it is closed
  public static DurablePool join(String host, List<String> seeds, int workers, int backlog) {
    return new DurablePool(
        Grid.join(MemberSettings.submitter(host, seeds, MemberSettings.HEARTBEAT)),
        2,
        workers,
        new ArrayBlockingQueue<>(backlog));
  }

  @Override
  byte[] ask(byte[] task) throws InterruptedException {
    if (!hasCopies) {
      grid.awaitCopies(members);
      hasCopies = true;
    }
    return grid.askDurably(Errand.of(task));
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  protected void terminated() {
    grid.close();
    super.terminated();
  }
}
