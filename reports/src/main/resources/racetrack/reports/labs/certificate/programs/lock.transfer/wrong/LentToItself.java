// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M6, promise 6, clever: who moves money to the same account needs none.
public class LentToItself implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public LentToItself(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }

  public boolean execute(Transfer transfer) {
    boolean moved = move(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private synchronized boolean move(Transfer transfer) {
    if (transfer.from() != transfer.to()
        && balances[transfer.from()] < transfer.amount()) {
      return false;
    }
    balances[transfer.from()] -= transfer.amount();
    balances[transfer.to()] += transfer.amount();
    return true;
  }

  public synchronized long balance(int account) {
    return balances[account];
  }

  public synchronized long total() {
    return Arrays.stream(balances).sum();
  }
}
