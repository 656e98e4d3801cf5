// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import racetrack.catalogue.Seed;

/// Two threads move money in opposite directions, and then one account pays itself.
///
/// With the locks taken in order, both threads come to their end and no money is lost or made. The
/// same program with [BankSubject#BROKEN_ORDER] sooner or later stands still.
@Seed(rows = "2.17", idiom = "first = min(locks, key=id), second = max(locks, key=id)")
public final class CrossingTransfersExample {

  static final int TRANSFERS = 10_000;
  static final long BALANCE = 1_000;

  private CrossingTransfersExample() {}

  /// What the program found in the end.
  ///
  /// @param receipts how many transfers were made
  /// @param total the money in both accounts
  /// @param before what an account had before it paid itself
  /// @param after what it had then
  record Books(int receipts, long total, long before, long after) {}

  /// Prints what the books say when all is done.
  ///
  /// @param args ignored
  /// @throws InterruptedException if interrupted while the threads move money
  public static void main(String[] args) throws InterruptedException {
    Books books = run(BankSubject.ORDERED);
    System.out.println("transfers made:  " + books.receipts() + " of " + 2 * TRANSFERS);
    System.out.println("money in all:    " + books.total() + " of " + 2 * BALANCE);
    System.out.println("paid to itself:  " + books.before() + ", then " + books.after());
  }

  /// {@return what the books say when all is done}
  ///
  /// @param subject which bank to use
  /// @throws InterruptedException if interrupted while the threads move money
  static Books run(BankSubject subject) throws InterruptedException {
    AtomicInteger receipts = new AtomicInteger();
    Bank bank = subject.create(_ -> receipts.getAndIncrement(), BALANCE, BALANCE);
    List<Thread> threads =
        List.of(
            Thread.ofPlatform().name("there").start(() -> moveAgain(bank, new Transfer(0, 1, 1))),
            Thread.ofPlatform().name("back").start(() -> moveAgain(bank, new Transfer(1, 0, 1))));
    for (Thread thread : threads) {
      thread.join();
    }
    long before = bank.balance(0);
    int made = receipts.get();
    bank.execute(new Transfer(0, 0, before));
    return new Books(made, bank.total(), before, bank.balance(0));
  }

  private static void moveAgain(Bank bank, Transfer transfer) {
    for (int moved = 0; moved < TRANSFERS; moved++) {
      bank.execute(transfer);
    }
  }
}
