// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The engine's plain executor behind our contract: each task goes to one member, and is lost with
/// it.
///
/// **Seed idiom:** `concurrent.futures.ProcessPoolExecutor`, with processes on other hosts.
///
/// **Thread safety:** unconditional.
///
/// ## Why it is correct
///
/// - **At most once:** a task is sent to a member by its name, and the engine does not send again
///   what it has sent to a member. (What it sends to whoever owns a partition, it does.) Nor does
///   this class: a loss is the task's failure.
/// - **No wait without an end:** the engine fails what it has sent to a member that it holds for
///   lost: one whose connection ends, or whose heartbeat stays away. A task for which there is no
///   member at all for a while fails, too ([Grid#PATIENCE]).
/// - **As many at once as there are seats:** a thread holds a [Seat] from before the task is sent
///   until its answer is there, or its loss. A task that is called off is waited for, too.
/// - **Happens-before:** what the caller wrote is in the bytes that it made itself; the library's
///   queue publishes them, and its future the outcome.
///
/// ## Cost
///
/// Bytes cross twice through sockets, and the engine copies them once on each side; the network
/// adds what it takes. `racetrack grid measure` says from which length of task on that pays.
///
/// ## What it does not do
///
/// It trusts its members: their answers are unpacked without a filter. A task that ignores its
/// interrupt keeps its seat, and `close` waits for it. When its submitter is lost, a task runs on
/// to its end, and nobody hears of it.
///
/// ## Broken twins
///
/// [BrokenTwicePool] asks another member after a loss, [BrokenKeptPool] leaves results where they
/// were made, [BrokenLocalPool] sends a task once and means all members, and [BrokenUnboundedPool]
/// lets any number of tasks wait.
///
/// ## Sources
///
/// - The reference manual of the engine, *Executor Service*.
/// - N. A. Lynch, *Distributed Algorithms*, on what cannot be told apart: a process that is slow,
///   and one that has stopped.
public final class EnginePool extends QueuedPool {

  private final Grid grid;

  /// Creates a pool with members of its own on this host.
  ///
  /// @param members how many; each runs one task at a time
  EnginePool(int members) {
    this(members, BACKLOG);
  }

  /// Creates a pool with members of its own on this host.
  ///
  /// @param members how many; each runs one task at a time
  /// @param backlog how many tasks may wait
  EnginePool(int members, int backlog) {
    this(Grid.ofOwn(members), members, new ArrayBlockingQueue<>(backlog));
  }

  /// Creates a pool on a cluster.
  ///
  /// @param grid the cluster; it is closed with the pool
  /// @param workers how many tasks to run at once
  /// @param backlog where tasks wait
  EnginePool(Grid grid, int workers, BlockingQueue<Runnable> backlog) {
    super(workers, backlog);
    this.grid = grid;
  }

  /// Creates a pool on members that others have started, by `racetrack grid join`.
  ///
  /// @param host the address of this host that members can reach
  /// @param seeds where members are, as `host:port`
  /// @param workers how many tasks to run at once
  /// @param backlog how many tasks may wait
  /// @return the pool, which leaves the members as they are when it is closed
  public static EnginePool join(String host, List<String> seeds, int workers, int backlog) {
    return new EnginePool(
        Grid.join(MemberSettings.submitter(host, seeds, MemberSettings.HEARTBEAT)),
        workers,
        new ArrayBlockingQueue<>(backlog));
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
