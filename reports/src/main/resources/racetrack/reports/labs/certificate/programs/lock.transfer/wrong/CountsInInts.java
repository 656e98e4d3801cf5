// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M16, promise 8, clever: right up to two thousand million.
public class CountsInInts implements Bank {
  private final Consumer<Transfer> receipts;
  private final int[] balances;

  public CountsInInts(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = Arrays.stream(balances).mapToInt(balance -> (int) balance).toArray();
  }

  public boolean execute(Transfer transfer) {
    boolean moved = move(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private synchronized boolean move(Transfer transfer) {
    if (balances[transfer.from()] < transfer.amount()) {
      return false;
    }
    balances[transfer.from()] -= (int) transfer.amount();
    balances[transfer.to()] += (int) transfer.amount();
    return true;
  }

  public synchronized long balance(int account) {
    return balances[account];
  }

  public synchronized long total() {
    return Arrays.stream(balances).sum();
  }
}
