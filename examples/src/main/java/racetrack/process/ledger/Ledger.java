// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

/// Which side has a task: the owner, who has offered it, or the worker, who is to run it.
///
/// The owner offers tasks ahead of time, and may withdraw each of them until the worker has begun
/// it. A message could not settle who was first: it may be on its way when the other side dies. So
/// both look into the same piece of memory, and so may two processes.
///
/// Tasks are numbered from 1 on. There are [#SLOTS] places in the memory, which are used in turn:
/// the owner may offer a task if the one that is [#SLOTS] before it was withdrawn, or was begun and
/// is of no interest any more. Owner and worker may each be any thread.
///
/// §1 Two ledgers over the same memory are one: what is called at one, holds at the other.
///
/// **Not promised:** that the worker sees what the owner wrote elsewhere. What is needed to run a
/// task is sent to the worker after the task was offered.
public interface Ledger {

  /// How many tasks can be on offer, or run, at a time.
  int SLOTS = 64;

  /// How much memory a ledger takes, in bytes.
  int SIZE = SLOTS * Long.BYTES;

  /// Called by the owner. §2 From now on, either the worker can begin the task or the owner can
  /// withdraw it: whoever comes first, once.
  ///
  /// @param task the number of the task
  void offer(long task);

  /// Called by the worker.
  ///
  /// @param task the number of the task
  /// @return §3 whether the worker has it now, and may run it: it was offered, nobody has begun it,
  ///   and nobody has withdrawn it. §4 For a task whose place has another by now it is false, and
  ///   the other stays as it is
  boolean begin(long task);

  /// Called by the owner.
  ///
  /// @param task the number of the task
  /// @return §5 whether the worker will never run it: it was offered, nobody has begun it, and
  ///   nobody has withdrawn it before. §6 If not, the task stays as it is
  boolean withdraw(long task);

  /// Called by the owner, also when the worker is dead.
  ///
  /// @param task the number of the task
  /// @return §7 whether the worker has begun it, and its place has no other yet
  boolean begun(long task);
}
