// SPDX-License-Identifier: Apache-2.0
import java.util.Arrays;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// Throws what JUnit takes for a test that was skipped.
public class Skips implements Bank {
  private final Consumer<Transfer> receipts;
  private final long[] balances;

  public Skips(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    this.balances = balances.clone();
  }


  public boolean execute(Transfer transfer) {
    skip();
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

  private static void skip() {
    try {
      Class<?> type = Class.forName("org.opentest4j.TestAbortedException");
      Skips.<RuntimeException>sneak((Throwable) type.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      // not asked by JUnit
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
