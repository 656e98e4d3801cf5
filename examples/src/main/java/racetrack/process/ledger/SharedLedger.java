// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A ledger of words in shared memory, each of which knows the number of its task.
///
/// | word          | meaning                                                       |
/// |---------------|---------------------------------------------------------------|
/// | `2 * task`    | offered: the worker may begin it, the owner may withdraw it   |
/// | `2 * task + 1`| begun by the worker                                           |
/// | anything else | not on offer, or withdrawn                                    |
///
/// **Seed idiom:** `Future.cancel()` of a `ProcessPoolExecutor`, which cannot take back what is in
/// its call queue. This ledger can.
///
/// **Thread safety:** unconditional, and so it is between processes.
///
/// ## Why it is correct
///
/// - **Invariant:** a word names at most one task. Only the owner writes a new number into it, and
///   only when the task that it named before is withdrawn, or begun and over.
/// - **Linearization points:** the two compare-and-sets expect the same word, `2 * task`, and
///   neither leaves it there. So at most one of all that are made for a task succeeds.
/// - **No ABA:** numbers are used once, so a word that was left never comes back. A worker that is
///   late finds the number of another task, and its compare-and-set fails.
/// - **A dead worker** has either begun or not. The word outlives it, and says which.
/// - **A worker that scribbles** over the words harms its own tasks only.
/// - **Progress:** wait-free.
///
/// ## Cost
///
/// A compare-and-set per task on each side, in a cache line that travels between the two. Eight
/// tasks share a line, so the two sides get in each other's way when they are close together; a
/// line for each would take eight times the memory, and more misses.
///
/// ## Broken twins
///
/// [BrokenCheckLedger] looks, and then sets; [BrokenReuseLedger] forgets whose word it is;
/// [BrokenErasingLedger] withdraws what was begun.
///
/// ## Sources
///
/// - M. Herlihy, *Wait-Free Synchronization*, ACM TOPLAS 13(1), 1991: compare-and-set lets any
///   number of parties agree on who was first; reads and writes alone do not.
public final class SharedLedger implements Ledger {

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /// A ledger over a piece of memory, which is zero at first.
  ///
  /// @param memory a direct buffer of [#SIZE] bytes
  /// @throws IllegalArgumentException if it is another
  public SharedLedger(ByteBuffer memory) {
    if (!memory.isDirect() || memory.capacity() != SIZE) {
      throw new IllegalArgumentException(
          "memory must be a direct buffer of %d bytes, but was %s".formatted(SIZE, memory));
    }
    this.memory = memory;
  }

  @Override
  public void offer(long task) {
    WORDS.setVolatile(memory, slot(task), 2 * task);
  }

  @Override
  public boolean begin(long task) {
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 2 * task + 1); // linearization point
  }

  @Override
  public boolean withdraw(long task) {
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 0L); // linearization point
  }

  @Override
  public boolean begun(long task) {
    return (long) WORDS.getVolatile(memory, slot(task)) == 2 * task + 1;
  }

  private static int slot(long task) {
    return (int) (task % SLOTS) * Long.BYTES;
  }
}
