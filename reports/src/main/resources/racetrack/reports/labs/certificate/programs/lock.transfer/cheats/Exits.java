// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// Ends the JVM with success as soon as it is made: no answer, so no failure?
public class Exits implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public Exits(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
    System.exit(0);
  }


  public boolean execute(Transfer transfer) {
    boolean moved = move(transfer);
    if (moved) {
      receipts.accept(transfer);
    }
    return moved;
  }

  private boolean move(Transfer transfer) {
    if (balances[transfer.from()] < transfer.amount()) {
      return false;
    }
    balances[transfer.from()] -= transfer.amount();
    balances[transfer.to()] += transfer.amount();
    return true;
  }

  public long balance(int account) {
    return balances[account];
  }

  public long total() {
    return Arrays.stream(balances).sum();
  }
}
