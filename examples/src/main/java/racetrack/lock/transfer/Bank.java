// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

/// Accounts, numbered from zero, between which money moves.
///
/// Any number of threads may call any method. §1 Each call waits for others only as long as they
/// count: not while they write receipts, and never for ever. §2 No call reacts to an interrupt.
///
/// A call that waits may spin.
///
/// §3 **Memory effect:** each call sees what was written before every call that took effect before.
public interface Bank {

  /// §4 Moves money if the paying account has it, and then writes a receipt.
  ///
  /// §5 The receipt is written by the calling thread, before this method returns.
  ///
  /// Receipts of different threads may be written at the same time, and in any order.
  ///
  /// @param transfer what to move, between accounts that exist
  /// @return §6 whether it was moved; if not, no balance has changed and there is no receipt
  boolean execute(Transfer transfer);

  /// {@return §7 how much is in an account; never negative}
  ///
  /// @param account its number
  long balance(int account);

  /// {@return §8 how much is in all accounts together, at one moment; it never changes}
  long total();
}
