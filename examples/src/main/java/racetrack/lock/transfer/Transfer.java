// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

/// An order to move money, and the receipt when it was done.
///
/// @param from the number of the account that pays
/// @param to the number of the account that is paid, which may be the same
/// @param amount how much, not negative
public record Transfer(int from, int to, long amount) {

  /// Makes out an order.
  public Transfer {
    if (amount < 0) {
      throw new IllegalArgumentException("amount must not be negative, but was " + amount);
    }
  }
}
