// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// An account with a lock of its own.
final class Account {

  final Lock lock = new ReentrantLock();

  private long balance; // guarded by the lock; no checker follows two locks at once

  private Account(long balance) {
    this.balance = balance;
  }

  /// {@return an account for each balance}
  static List<Account> open(long... balances) {
    return Arrays.stream(balances).mapToObj(Account::new).toList();
  }

  /// {@return the balance, to who holds the lock}
  long balance() {
    return balance;
  }

  /// Adds to the balance, for who holds the lock.
  ///
  /// @param amount how much; less than nothing to take away
  void add(long amount) {
    balance += amount;
  }

  /// {@return what is in all accounts together}
  ///
  /// @param accounts some accounts, all of them locked by the caller
  static long sum(List<Account> accounts) {
    long sum = 0;
    for (Account account : accounts) {
      sum += account.balance;
    }
    return sum;
  }
}
