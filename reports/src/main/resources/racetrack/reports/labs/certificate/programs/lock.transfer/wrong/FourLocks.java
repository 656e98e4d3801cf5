// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M14, promise 1, clever: four locks, in the order of the accounts and not of the locks.
public class FourLocks implements Bank {
  private final List<ReentrantLock> locks = new ArrayList<>();
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public FourLocks(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
    for (int i = 0; i < 4; i++) {
      locks.add(new ReentrantLock());
    }
  }

  public boolean execute(Transfer transfer) {
    ReentrantLock one = locks.get(Math.min(transfer.from(), transfer.to()) % 4);
    ReentrantLock other = locks.get(Math.max(transfer.from(), transfer.to()) % 4);
    one.lock();
    other.lock();
    try {
      if (balances[transfer.from()] < transfer.amount()) {
        return false;
      }
      balances[transfer.from()] -= transfer.amount();
      balances[transfer.to()] += transfer.amount();
    } finally {
      other.unlock();
      one.unlock();
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    locks.get(account % 4).lock();
    try {
      return balances[account];
    } finally {
      locks.get(account % 4).unlock();
    }
  }

  public long total() {
    locks.forEach(ReentrantLock::lock);
    try {
      return Arrays.stream(balances).sum();
    } finally {
      locks.forEach(ReentrantLock::unlock);
    }
  }
}
