// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import racetrack.benchmarks.Headline;

/// How many transfers per second, and what do many locks buy?
///
/// **Prediction:** alone, one lock is the fastest: it is taken once and not twice. With more
/// workers and many accounts, transfers seldom meet, and the banks with a lock for each account
/// scale. With two accounts they all meet, and pay for the second lock as well.
///
/// **Trap:** a bank that refuses is fast. So there is always enough in every account, and a trial
/// fails unless each transfer was made, has its receipt, and left the total as it was. [#baseline]
/// is what remains without the bank: to choose the accounts and to count.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BankBench {

  private static final long PLENTY = 1L << 50;

  /// The bank, shared by all workers.
  @State(Scope.Benchmark)
  public static class Shared {

    @Param("ORDERED")
    BankSubject subject;

    @Param({"16", "2"})
    int accounts;

    Bank bank;
    private final LongAdder receipts = new LongAdder();
    private final Queue<Worker> workers = new ConcurrentLinkedQueue<>();

    @Setup
    public void open() {
      long[] balances = new long[accounts];
      Arrays.fill(balances, PLENTY);
      bank = subject.create(_ -> receipts.increment(), balances);
    }

    @TearDown
    public void check() {
      long made = 0;
      for (Worker worker : workers) {
        made += worker.made;
      }
      if (receipts.sum() != made || bank.total() != accounts * PLENTY) {
        throw new AssertionError(
            "%s made %d transfers, wrote %d receipts, and is %d off."
                .formatted(subject, made, receipts.sum(), bank.total() - accounts * PLENTY));
      }
    }
  }

  /// What a worker keeps to itself.
  @State(Scope.Thread)
  public static class Tally {

    long made;

    /// The next order; the accounts may be the same.
    Transfer next(int accounts) {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      return new Transfer(random.nextInt(accounts), random.nextInt(accounts), 1);
    }
  }

  /// A worker of the shared bank.
  public static class Worker extends Tally {

    @Setup
    public void join(Shared shared) {
      shared.workers.add(this);
    }
  }

  @Benchmark
  @Headline
  public void execute(Shared shared, Worker worker) {
    if (shared.bank.execute(worker.next(shared.accounts))) {
      worker.made++;
    }
  }

  @Benchmark
  public Transfer baseline(Tally tally) {
    tally.made++;
    return tally.next(16);
  }
}
