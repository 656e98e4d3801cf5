// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// An immutable array in an atomic reference.
public class WithSnapshots implements Bank {
  private final Consumer<Transfer> receipts;
  private final AtomicReference<long[]> balances;

  public WithSnapshots(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = new AtomicReference<>(balances.clone());
  }

  public boolean execute(Transfer transfer) {
    while (true) {
      long[] now = balances.get();
      if (now[transfer.from()] < transfer.amount()) {
        return false;
      }
      long[] next = now.clone();
      next[transfer.from()] -= transfer.amount();
      next[transfer.to()] += transfer.amount();
      if (balances.compareAndSet(now, next)) {
        receipts.accept(transfer);
        return true;
      }
    }
  }

  public long balance(int account) {
    return balances.get()[account];
  }

  public long total() {
    return Arrays.stream(balances.get()).sum();
  }
}
