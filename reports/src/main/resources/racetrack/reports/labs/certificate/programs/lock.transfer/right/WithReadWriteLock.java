// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// A lock that readers share.
public class WithReadWriteLock implements Bank {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public WithReadWriteLock(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    lock.writeLock().lock();
    try {
      if (balances[transfer.from()] < transfer.amount()) {
        return false;
      }
      balances[transfer.from()] -= transfer.amount();
      balances[transfer.to()] += transfer.amount();
    } finally {
      lock.writeLock().unlock();
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    lock.readLock().lock();
    try {
      return balances[account];
    } finally {
      lock.readLock().unlock();
    }
  }

  public long total() {
    lock.readLock().lock();
    try {
      return Arrays.stream(balances).sum();
    } finally {
      lock.readLock().unlock();
    }
  }
}
