// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// A flag that is taken by compare-and-set.
public class WithSpinning implements Bank {
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public WithSpinning(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    enter();
    try {
      if (balances[transfer.from()] < transfer.amount()) {
        return false;
      }
      balances[transfer.from()] -= transfer.amount();
      balances[transfer.to()] += transfer.amount();
    } finally {
      busy.set(false);
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    enter();
    try {
      return balances[account];
    } finally {
      busy.set(false);
    }
  }

  public long total() {
    enter();
    try {
      return Arrays.stream(balances).sum();
    } finally {
      busy.set(false);
    }
  }

  private void enter() {
    while (!busy.compareAndSet(false, true)) {
      Thread.yield();
    }
  }
}
