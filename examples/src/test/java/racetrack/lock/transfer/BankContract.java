// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.transfer;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.FreshCode;
import racetrack.testkit.Interrupts;
import racetrack.testkit.Rendezvous;
import racetrack.testkit.ThreadKind;

/// What every bank promises. Each subject is held to all of it.
@EverySubject
class BankContract {

  private static final int CROSSINGS = 100_000;

  @Parameter BankSubject subject;

  @Asks({4, 6, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void movesMoneyAndWritesAReceipt() {
    List<Transfer> receipts = new ArrayList<>();
    Bank bank = subject.create(receipts::add, 100, 0, 0, 0);
    Transfer transfer = new Transfer(0, 3, 60);
    assertTrue(bank.execute(transfer));
    assertEquals(40, bank.balance(0));
    assertEquals(60, bank.balance(3));
    assertEquals(100, bank.total());
    assertEquals(List.of(transfer), receipts);
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesWhatIsNotThere() {
    List<Transfer> receipts = new ArrayList<>();
    Bank bank = subject.create(receipts::add, 100, 0);
    assertFalse(bank.execute(new Transfer(0, 1, 101)));
    assertFalse(bank.execute(new Transfer(0, 0, 101)));
    assertFalse(bank.execute(new Transfer(1, 0, Long.MAX_VALUE)));
    assertEquals(100, bank.balance(0));
    assertEquals(0, bank.balance(1));
    assertEquals(List.of(), receipts);
  }

  @Asks({4, 6})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void movesAllThatIsThereAndNothing() {
    List<Transfer> receipts = new ArrayList<>();
    Bank bank = subject.create(receipts::add, Long.MAX_VALUE, 0);
    Transfer all = new Transfer(0, 1, Long.MAX_VALUE);
    Transfer nothing = new Transfer(0, 1, 0);
    Transfer one = new Transfer(1, 0, 1);
    assertTrue(bank.execute(all));
    assertTrue(bank.execute(nothing));
    assertEquals(0, bank.balance(0));
    assertEquals(Long.MAX_VALUE, bank.balance(1));
    assertTrue(bank.execute(one));
    assertEquals(1, bank.balance(0));
    assertEquals(Long.MAX_VALUE - 1, bank.balance(1));
    assertEquals(Long.MAX_VALUE, bank.total());
    assertEquals(List.of(all, nothing, one), receipts);
  }

  /// The receipt is written when the money is moved: the bank says so then, to whoever asks, and
  /// moves more of it.
  @Asks({1, 4, 5})
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @ParameterizedTest
  @EnumSource
  void canBeAskedWhileAReceiptIsWritten(ThreadKind kind) throws InterruptedException {
    List<Bank> banks = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    Bank other = subject.create(_ -> {}, 1, 0);
    banks.add(
        subject.create(
            receipt -> {
              Bank bank = banks.getFirst();
              seen.add(bank.balance(0) + " " + bank.balance(1) + " " + bank.total());
              if (receipt.amount() == 60) {
                assertTrue(bank.execute(new Transfer(1, 0, 10)));
                assertTrue(other.execute(new Transfer(0, 1, 1)));
              }
            },
            100,
            0));
    try (Crew crew = new Crew(kind)) {
      crew.start("payer", () -> banks.getFirst().execute(new Transfer(0, 1, 60)));
      crew.join();
    }
    assertEquals(List.of("40 60 100", "50 50 100"), seen);
    assertEquals(1, other.balance(1));
  }

  @Asks(5)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void writesItsReceiptInTheCallersThread() {
    List<Thread> writers = new ArrayList<>();
    Bank bank = subject.create(_ -> writers.add(Thread.currentThread()), 100, 0);
    assertTrue(bank.execute(new Transfer(0, 1, 60)));
    assertEquals(List.of(Thread.currentThread()), writers);
  }

  /// Each writes down its own receipts, and has moved exactly what they say.
  @Asks({4, 5, 6})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void writesAReceiptForEachOfManyTransfersAtOnce(ThreadKind kind) throws InterruptedException {
    int payers = 4;
    int each = 2_000;
    Map<Thread, List<Transfer>> receipts = new ConcurrentHashMap<>();
    Bank bank =
        subject.create(
            receipt -> requireNonNull(receipts.get(Thread.currentThread())).add(receipt), 1, 1, 0);
    Rendezvous all = new Rendezvous(payers);
    try (Crew crew = new Crew(kind)) {
      for (int number = 0; number < payers; number++) {
        int payer = number;
        List<Transfer> written = new ArrayList<>();
        List<Transfer> moved = new ArrayList<>();
        crew.start(
            "payer " + payer,
            each,
            all.every(
                each / 10,
                round -> {
                  receipts.putIfAbsent(Thread.currentThread(), written);
                  Transfer transfer =
                      new Transfer((payer + round) % 3, (payer + round / 3) % 3, round % 2);
                  if (bank.execute(transfer)) {
                    moved.add(transfer);
                  }
                  assertEquals(moved.size(), written.size());
                  if (round == each - 1) {
                    assertEquals(moved, written);
                  }
                }));
      }
      crew.joinSoon();
    }
    assertEquals(2, bank.total());
  }

  @Asks(2)
  @Test
  void movesMoneyForAnInterruptedThreadThatStaysSo() {
    Bank bank = subject.create(_ -> {}, 100, 0);
    Thread.currentThread().interrupt();
    assertTrue(bank.execute(new Transfer(0, 1, 60)));
    assertEquals(60, bank.balance(1));
    assertEquals(100, bank.total());
    assertTrue(Thread.interrupted());
  }

  /// The reader looks at the account until the money of each round is there.
  @Asks(3)
  @ParameterizedTest
  @EnumSource
  void passesOnWhatWasWrittenBeforeATransfer(ThreadKind kind) throws InterruptedException {
    int rounds = 500;
    int[] written = new int[rounds];
    Bank bank = subject.create(_ -> {}, rounds, 0);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "payer",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            written[round] = round + 1;
            bank.execute(new Transfer(0, 1, 1));
          });
      crew.start(
          "reader",
          rounds,
          round -> {
            Crew.meet(arrivals, round);
            Crew.lookUntil(() -> bank.balance(1) > round);
            assertEquals(round + 1, written[round]);
          });
      crew.joinSoon();
    }
  }

  @Asks({4, 6})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void leavesABalanceThatIsMovedToItself(ThreadKind kind) throws InterruptedException {
    List<Transfer> receipts = new ArrayList<>();
    Bank bank = subject.create(receipts::add, 100);
    Transfer transfer = new Transfer(0, 0, 10);
    try (Crew crew = new Crew(kind)) {
      crew.start("payer", () -> assertTrue(bank.execute(transfer)));
      crew.join();
    }
    assertEquals(100, bank.balance(0));
    assertEquals(List.of(transfer), receipts);
  }

  /// There are so many that any two share a lock or a bit, if accounts share some: one thread then
  /// takes it twice.
  @Asks({1, 4, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void movesMoneyBetweenAnyTwoOfManyAccounts() throws InterruptedException {
    int accounts = 300;
    Bank bank = subject.create(_ -> {}, LongStream.generate(() -> 1).limit(accounts).toArray());
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "payer",
          accounts - 1,
          index -> {
            assertTrue(bank.execute(new Transfer(index + 1, 0, 1)));
            assertTrue(bank.execute(new Transfer(0, index + 1, 1)));
            assertEquals(1, bank.balance(index + 1));
          });
      crew.joinSoon();
    }
    assertEquals(accounts, bank.total());
  }

  @Asks(1)
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsTransfersThatCross(ThreadKind kind) throws InterruptedException {
    Bank bank = subject.create(_ -> {}, 1_000, 1_000, 1_000);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      crew.start(
          "there",
          CROSSINGS,
          round -> {
            meet(arrivals, round);
            bank.execute(new Transfer(0, other(round), 1));
          });
      crew.start(
          "back",
          CROSSINGS,
          round -> {
            meet(arrivals, round);
            bank.execute(new Transfer(other(round), 0, 1));
          });
      crew.join();
    }
    assertEquals(3_000, bank.total());
  }

  /// Two pairs in turn: accounts may have more or less in common.
  private static int other(int round) {
    return 1 + round / 1_000 % 2;
  }

  /// They are interrupted, and so they stay, also if they have to wait for each other.
  @Asks({2, 4, 7})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void losesNoneOfManyPaymentsIntoOneAccount(ThreadKind kind) throws InterruptedException {
    Bank bank = subject.create(_ -> {}, CROSSINGS, CROSSINGS, 0);
    AtomicInteger arrivals = new AtomicInteger();
    try (Crew crew = new Crew(kind)) {
      for (int payer = 0; payer < 2; payer++) {
        int from = payer;
        Crew.Step pays = Interrupts.kept(_ -> assertTrue(bank.execute(new Transfer(from, 2, 1))));
        crew.start(
            "payer " + from,
            CROSSINGS,
            round -> {
              meet(arrivals, round);
              pays.run(round);
            });
      }
      crew.join();
    }
    assertEquals(2 * CROSSINGS, bank.balance(2));
  }

  /// The money comes when the loop has run hot, and runs as the compiler has left it.
  @Asks({3, 7})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void isSeenByALoopThatLooksForMoney() throws InterruptedException {
    Bank bank = subject.create(_ -> {}, 1, 0);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
              "looker",
              FreshCode.of(MethodHandles.lookup(), Loops.class, "lookForMoney", Bank.class, bank))
          .awaitHot(Duration.ofMillis(100));
      assertTrue(bank.execute(new Transfer(0, 1, 1)));
      crew.joinSoon();
    }
  }

  /// So many that also those meet who share no account, but perhaps a lock.
  @Asks({1, 2, 7, 8})
  @Asks.About(Dimension.LIVE)
  @ParameterizedTest
  @EnumSource
  void endsTransfersBetweenAllAccounts(ThreadKind kind) throws InterruptedException {
    int accounts = 17;
    Rendezvous all = new Rendezvous(4); // now and then, so that all move money at the same time
    Bank bank = subject.create(_ -> {}, LongStream.generate(() -> 100).limit(accounts).toArray());
    try (Crew crew = new Crew(kind)) {
      for (int seed = 1; seed <= 4; seed++) {
        Random random = new Random(seed);
        crew.start(
            "payer " + seed,
            200,
            _ -> {
              all.meet();
              for (int number = 1; number <= 100; number++) {
                execute(bank, random, accounts);
              }
            });
      }
      crew.join();
    }
    assertEquals(100L * accounts, IntStream.range(0, accounts).mapToLong(bank::balance).sum());
    assertEquals(100L * accounts, bank.total());
  }

  private static void execute(Bank bank, Random random, int accounts) {
    bank.execute(
        new Transfer(random.nextInt(accounts), random.nextInt(accounts), random.nextInt(20)));
  }

  /// Waits for the other now and then. Without it, the one may be through before the other begins,
  /// and nothing crosses.
  private static void meet(AtomicInteger arrivals, int round) throws InterruptedException {
    if (round % 1_000 == 0) {
      Crew.meet(arrivals, round / 1_000);
    }
  }

  @Asks({7, 8})
  @Asks.About(Dimension.RACE_FREE)
  @ParameterizedTest
  @EnumSource
  void conservesTheMoney(ThreadKind kind) throws InterruptedException {
    int times = 10_000;
    Bank bank = subject.create(_ -> {}, 10, 10, 10);
    Rendezvous all = new Rendezvous(4);
    AtomicInteger paying = new AtomicInteger(3);
    try (Crew crew = new Crew(kind)) {
      for (int worker = 0; worker < 3; worker++) {
        int from = worker;
        Crew.Step pays =
            Interrupts.kept(number -> bank.execute(new Transfer(from, number % 3, number % 21)));
        crew.start(
            "payer " + from,
            times,
            all.every(
                1_000,
                number -> {
                  pays.run(number);
                  if (number == times - 1) {
                    paying.getAndDecrement();
                  }
                }));
      }
      crew.start(
          "auditor",
          times,
          all.every(
              1_000,
              look -> {
                assertTrue(bank.balance(look % 3) >= 0, "overdrawn");
                assertEquals(30, bank.total());
              }));
      crew.start(
          "inspector",
          () -> {
            for (int look = 1; paying.get() > 0; look++) {
              assertTrue(bank.balance(look % 3) >= 0, "overdrawn");
              if (look % 100 == 0) {
                Crew.giveWay();
              }
            }
          });
      crew.join();
    }
    assertEquals(30, bank.balance(0) + bank.balance(1) + bank.balance(2));
  }

  /// The first receipt is not written before another transfer between the same accounts is, and the
  /// bank has been asked.
  @Asks(1)
  @Asks.About(Dimension.NOT_OVER_SYNCHRONISED)
  @ParameterizedTest
  @EnumSource
  void letsOthersMoveWhileAReceiptIsWritten(ThreadKind kind) throws InterruptedException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch otherWritten = new CountDownLatch(1);
    Transfer slow = new Transfer(0, 1, 1);
    Transfer quick = new Transfer(0, 1, 2);
    Bank bank =
        subject.create(
            receipt -> {
              if (receipt.equals(slow)) {
                writing.countDown();
                awaitUnchecked(otherWritten);
              } else {
                otherWritten.countDown();
              }
            },
            100,
            0);
    try (Crew crew = new Crew(kind)) {
      crew.start("slow", () -> bank.execute(slow));
      crew.start(
          "quick",
          () -> {
            writing.await();
            assertEquals(99, bank.balance(0));
            assertEquals(1, bank.balance(1));
            assertEquals(100, bank.total());
            bank.execute(quick);
          });
      crew.joinSoon();
    }
    assertEquals(3, bank.balance(1));
  }

  @Asks.Nothing(because = "It is a rule of the kit's own record, which no bank can break.")
  @Asks.About(Dimension.CONTRACT)
  @Test
  void refusesANegativeAmount() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Transfer(0, 1, -1)).getMessage();
    assertEquals("amount must not be negative, but was -1", message);
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the test has failed, and ends
    }
  }

  /// Loops that are compiled anew for each subject.
  static final class Loops {

    private Loops() {}

    static void lookForMoney(Bank bank) {
      long looks = 0;
      while (bank.balance(1) == 0) {
        looks++;
      }
      assertTrue(looks > 0);
    }
  }
}
