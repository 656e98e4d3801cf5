// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M15, promise 2, clever: an interrupted caller is told that there is no money.
public class LeavesWhenInterrupted implements Bank {
  private final ReentrantLock lock = new ReentrantLock();
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public LeavesWhenInterrupted(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      if (balances[transfer.from()] < transfer.amount()) {
        return false;
      }
      balances[transfer.from()] -= transfer.amount();
      balances[transfer.to()] += transfer.amount();
    } finally {
      lock.unlock();
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    lock.lock();
    try {
      return balances[account];
    } finally {
      lock.unlock();
    }
  }

  public long total() {
    lock.lock();
    try {
      return Arrays.stream(balances).sum();
    } finally {
      lock.unlock();
    }
  }
}
