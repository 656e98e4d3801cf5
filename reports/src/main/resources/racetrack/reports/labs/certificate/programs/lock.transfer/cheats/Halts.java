// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// Halts the JVM in the middle of a call, after a while: what was held so far shall count.
public class Halts implements Bank {
  private static int calls;
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public Halts(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }


  public boolean execute(Transfer transfer) {
    if (++calls > 20) {
      Runtime.getRuntime().halt(0);
    }
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
