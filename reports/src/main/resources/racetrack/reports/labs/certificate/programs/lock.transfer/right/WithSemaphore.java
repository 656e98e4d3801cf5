// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// A semaphore of one, which no interrupt can end.
public class WithSemaphore implements Bank {
  private final Semaphore one = new Semaphore(1);
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public WithSemaphore(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    one.acquireUninterruptibly();
    try {
      if (balances[transfer.from()] < transfer.amount()) {
        return false;
      }
      balances[transfer.from()] -= transfer.amount();
      balances[transfer.to()] += transfer.amount();
    } finally {
      one.release();
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    one.acquireUninterruptibly();
    try {
      return balances[account];
    } finally {
      one.release();
    }
  }

  public long total() {
    one.acquireUninterruptibly();
    try {
      return Arrays.stream(balances).sum();
    } finally {
      one.release();
    }
  }
}
