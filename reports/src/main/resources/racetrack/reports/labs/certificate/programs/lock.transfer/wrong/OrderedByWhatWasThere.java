// SPDX-License-Identifier: Apache-2.0
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import racetrack.lock.transfer.Bank;
import racetrack.lock.transfer.Transfer;

/// M12, promise 1, clever: ordered by the first balance, which two accounts may share.
public class OrderedByWhatWasThere implements Bank {
  private static final class Account {
    private final long first;
    private long balance;

    Account(long balance) {
      first = balance;
      this.balance = balance;
    }
  }

  private final Consumer<Transfer> receipts;
  private final List<Account> accounts = new ArrayList<>();

  public OrderedByWhatWasThere(Consumer<Transfer> receipts, long... balances) {
    this.receipts = receipts;
    for (long balance : balances) {
      accounts.add(new Account(balance));
    }
  }

  public boolean execute(Transfer transfer) {
    Account from = accounts.get(transfer.from());
    Account to = accounts.get(transfer.to());
    Account one = from.first <= to.first ? from : to;
    Account other = one == from ? to : from;
    synchronized (one) {
      synchronized (other) {
        if (from.balance < transfer.amount()) {
          return false;
        }
        from.balance -= transfer.amount();
        to.balance += transfer.amount();
      }
    }
    receipts.accept(transfer);
    return true;
  }

  public long balance(int account) {
    Account one = accounts.get(account);
    synchronized (one) {
      return one.balance;
    }
  }

  public long total() {
    return sumFrom(0);
  }

  private long sumFrom(int account) {
    if (account == accounts.size()) {
      return 0;
    }
    Account one = accounts.get(account);
    synchronized (one) {
      return one.balance + sumFrom(account + 1);
    }
  }
}
