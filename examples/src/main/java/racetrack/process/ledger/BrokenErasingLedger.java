// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// **Broken:** [SharedLedger] with a `withdraw` that takes whatever is there.
///
/// ## Why it breaks
///
/// It finds out truly whether the task was on offer. But if the worker has begun it, nothing says
/// so any more.
///
/// | step | worker                | owner                         | word            |
/// |------|-----------------------|-------------------------------|-----------------|
/// | 1    | begins: true          |                               | `2 * task + 1`  |
/// | 2    |                       | withdraws: false              | 0               |
/// | 3    | dies                  |                               | 0               |
/// | 4    |                       | asks whether it begun: false  | 0               |
///
/// The owner mistakes the task for one that has not begun, gives it to another worker, and it runs
/// twice.
///
/// **Where it is right:** where nobody asks afterwards.
public final class BrokenErasingLedger implements Ledger {

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /// A ledger over a piece of memory, which is zero at first.
  ///
  /// @param memory a direct buffer of [#SIZE] bytes
  /// @throws IllegalArgumentException if it is another
  public BrokenErasingLedger(ByteBuffer memory) {
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
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 2 * task + 1);
  }

  @Override
  public boolean withdraw(long task) {
    return (long) WORDS.getAndSet(memory, slot(task), 0L) == 2 * task; // wound: also what was begun
  }

  @Override
  public boolean begun(long task) {
    return (long) WORDS.getVolatile(memory, slot(task)) == 2 * task + 1;
  }

  private static int slot(long task) {
    return (int) (task % SLOTS) * Long.BYTES;
  }
}
