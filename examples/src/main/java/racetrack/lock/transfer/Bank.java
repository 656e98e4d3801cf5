// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

/// Accounts, numbered from zero, between which money moves.
///
/// Any number of threads may call any method. Each call waits for others only as long as they
/// count: not while they write receipts, and never for ever. None reacts to an interrupt.
///
/// **Memory effect:** each call sees what was written before every call that took effect before.
public interface Bank {

  /// Moves money if the paying account has it, and then writes a receipt.
  ///
  /// The receipt is written by the calling thread, before this method returns. Receipts of
  /// different threads may be written at the same time, and in any order.
  ///
  /// @param transfer what to move, between accounts that exist
  /// @return whether it was moved; if not, no balance has changed and there is no receipt
  boolean execute(Transfer transfer);

  /// {@return how much is in an account; never negative}
  ///
  /// @param account its number
  long balance(int account);

  /// {@return how much is in all accounts together, at one moment; it never changes}
  long total();
}
