// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// **Broken:** [SharedLedger] with a `begin` that looks, and then sets.
///
/// ## Why it breaks
///
/// The look and the write are both atomic. Between them the owner may withdraw the task.
///
/// | step | worker                | owner                 | word            |
/// |------|-----------------------|-----------------------|-----------------|
/// | 1    | looks: offered        |                       | `2 * task`      |
/// | 2    |                       | withdraws: true       | 0               |
/// | 3    | sets, begins: true    |                       | `2 * task + 1`  |
///
/// The owner gives the task to another worker, and it runs twice.
///
/// **Where it is right:** where tasks are never withdrawn.
///
/// **CERT:** VNA03.
public final class BrokenCheckLedger implements Ledger {

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer memory;

  /// A ledger over a piece of memory, which is zero at first.
  ///
  /// @param memory a direct buffer of [#SIZE] bytes
  /// @throws IllegalArgumentException if it is another
  public BrokenCheckLedger(ByteBuffer memory) {
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
    if ((long) WORDS.getVolatile(memory, slot(task)) != 2 * task) { // wound: check, then act
      return false;
    }
    WORDS.setVolatile(memory, slot(task), 2 * task + 1);
    return true;
  }

  @Override
  public boolean withdraw(long task) {
    return WORDS.compareAndSet(memory, slot(task), 2 * task, 0L);
  }

  @Override
  public boolean begun(long task) {
    return (long) WORDS.getVolatile(memory, slot(task)) == 2 * task + 1;
  }

  private static int slot(long task) {
    return (int) (task % SLOTS) * Long.BYTES;
  }
}
