// SPDX-License-Identifier: Apache-2.0
package racetrack.process.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// **Broken:** [SharedLedger] with words that do not say whose they are.
///
/// ## Why it breaks
///
/// A withdrawn task is still on its way to the worker. When it arrives, its word may be in use
/// again, and then it says "offered", as it did before: this is the ABA problem.
///
/// | step | worker                 | owner                           | word      |
/// |------|------------------------|---------------------------------|-----------|
/// | 1    |                        | offers task 1                   | offered   |
/// | 2    |                        | withdraws task 1                | 0         |
/// | 3    |                        | offers task 65 in its place     | offered   |
/// | 4    | begins task 1: true    |                                 | begun     |
/// | 5    | begins task 65: false  |                                 | begun     |
///
/// The task that was withdrawn runs, and the one in its place never does.
///
/// **Where it is right:** where a place is used once only.
public final class BrokenReuseLedger implements Ledger {

  private static final VarHandle WORDS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long OFFERED = 2; // follows the wound
  private static final long BEGUN = 3;

  private final ByteBuffer memory;

  /// A ledger over a piece of memory, which is zero at first.
  ///
  /// @param memory a direct buffer of [#SIZE] bytes
  /// @throws IllegalArgumentException if it is another
  public BrokenReuseLedger(ByteBuffer memory) {
    if (!memory.isDirect() || memory.capacity() != SIZE) {
      throw new IllegalArgumentException(
          "memory must be a direct buffer of %d bytes, but was %s".formatted(SIZE, memory));
    }
    this.memory = memory;
  }

  @Override
  public void offer(long task) {
    WORDS.setVolatile(memory, slot(task), OFFERED); // wound: whose is it?
  }

  @Override
  public boolean begin(long task) {
    return WORDS.compareAndSet(memory, slot(task), OFFERED, BEGUN); // follows the wound
  }

  @Override
  public boolean withdraw(long task) {
    return WORDS.compareAndSet(memory, slot(task), OFFERED, 0L); // follows the wound
  }

  @Override
  public boolean begun(long task) {
    return (long) WORDS.getVolatile(memory, slot(task)) == BEGUN; // follows the wound
  }

  private static int slot(long task) {
    return (int) (task % SLOTS) * Long.BYTES;
  }
}
