// SPDX-License-Identifier: Apache-2.0
package racetrack.process.grid;

import racetrack.process.pool.WorkerPool;

/// An executor whose workers are on other hosts, any of which may be lost.
///
/// §1 It promises what a [WorkerPool] promises; what is said here goes further, or says what is
/// different where [#delivery] is [Delivery#AT_LEAST_ONCE]. §2 Which worker runs a task makes no
/// difference to its outcome: no task needs what another has left on a worker.
///
/// §3 **Back-pressure:** no more tasks wait than its backlog has room for. Another one is refused
/// with a [java.util.concurrent.RejectedExecutionException]; it has then not been accepted, and is
/// not run. §4 Fewer than one worker, or room for less than one task, is refused with an
/// [IllegalArgumentException].
///
/// §5 **When a worker is lost,** be it killed, out of memory, stopped, or cut off, the future of
/// each task that it ran ends all the same: with the loss as the cause, or with the task's outcome
/// if that is to be had elsewhere. §6 Where each task is delivered at most once, it is not begun
/// again: its future fails. §7 Where it is delivered at least once, it is begun again on another
/// worker. §8 Tasks that wait are not harmed. §9 A future that has ended keeps its outcome,
/// whatever becomes of the worker that it came from.
public interface GridPool extends WorkerPool {

  /// {@return how often a task may be run}
  Delivery delivery();
}
