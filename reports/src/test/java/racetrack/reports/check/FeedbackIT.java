// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import racetrack.catalogue.Answer;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Check;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Exploration;
import racetrack.catalogue.Question;
import racetrack.reports.gate.AskerCommand;
import racetrack.reports.launch.Kit;
import racetrack.reports.results.Evidence;
import racetrack.reports.results.Sources;

/// What is said of wrong classes, in terms of their own lines. They are asked together, in one JVM.
@Tag("wide")
@Timeout(180)
class FeedbackIT {

  private static final Entry COUNTER = entry("lock.counter");
  private static final Entry QUEUE = entry("queue.bounded");
  private static final Entry BANK = entry("lock.transfer");
  private static final Entry FILES = entry("app.files");

  private static final Check WAKES = Check.contract("wakesAWaiterWhoCanProceed");
  private static final Check CROSSES = Check.contract("endsTransfersThatCross");
  private static final Duration BUDGET = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String LOST =
      """
      package com.acme;
      public class Lost implements racetrack.lock.counter.Counter {
        private long count;
        public Lost(long initial) { count = initial; }
        public void increment() { count++; }
        public long get() { return count; }
      }
      """;

  private static final String CROSSED =
      """
      package com.acme;
      public class Crossed implements racetrack.lock.transfer.Bank {
        private final Object[] locks;
        private final long[] balances;
        private final java.util.concurrent.Phaser both = new java.util.concurrent.Phaser(2);
        public Crossed(java.util.function.Consumer<racetrack.lock.transfer.Transfer> receipts,
            long... balances) {
          this.balances = balances.clone();
          locks = new Object[balances.length];
          java.util.Arrays.setAll(locks, _ -> new Object());
        }
        public boolean execute(racetrack.lock.transfer.Transfer transfer) {
          synchronized (locks[transfer.from()]) {
            both.arriveAndAwaitAdvance(); // each holds one lock, however busy the host is
            synchronized (locks[transfer.to()]) {
              balances[transfer.from()] -= transfer.amount();
              balances[transfer.to()] += transfer.amount();
              return true;
            }
          }
        }
        public long balance(int account) { synchronized (locks[account]) { return balances[account]; } }
        public long total() { return 0; }
      }
      """;

  /// The same with locks of the library, which the JVM does not tell of virtual threads.
  private static final String LOCKED =
      """
      package com.acme;
      import java.util.concurrent.locks.ReentrantLock;
      import racetrack.lock.transfer.Transfer;
      public class Locked implements racetrack.lock.transfer.Bank {
        private final ReentrantLock[] locks;
        private final java.util.concurrent.Phaser both = new java.util.concurrent.Phaser(2);
        public Locked(java.util.function.Consumer<Transfer> receipts, long... balances) {
          locks = new ReentrantLock[balances.length];
          java.util.Arrays.setAll(locks, _ -> new ReentrantLock());
        }
        public boolean execute(Transfer transfer) {
          locks[transfer.from()].lock();
          both.arriveAndAwaitAdvance(); // each holds one lock, however busy the host is
          locks[transfer.to()].lock();
          return true;
        }
        public long balance(int account) { return 0; }
        public long total() { return 0; }
      }
      """;

  private static final String LEAVES =
      """
      package com.acme;
      public class Leaves implements racetrack.app.files.FileCounter {
        private final java.util.concurrent.ExecutorService workers;
        public Leaves(int workers) {
          this.workers = java.util.concurrent.Executors.newFixedThreadPool(workers);
        }
        public racetrack.app.files.Report count(java.util.List<racetrack.app.files.TextFile> files,
            java.util.function.Consumer<? super racetrack.app.files.FileResult> progress) {
          workers.submit(() -> {});
          return new racetrack.app.files.Report(java.util.List.of(), racetrack.app.files.Counts.NONE);
        }
        public void close() {}
      }
      """;

  @TempDir private static Path folder;
  private static Sources own = new Sources(Map.of());
  private static List<Answer> answers = List.of();

  private static Entry entry(String key) {
    return Catalogue.load().find(key).orElseThrow();
  }

  /// A queue on its own monitor.
  private static String queue(String name, String condition, String waking) {
    return """
    package com.acme;
    public class %s<E> implements racetrack.queue.bounded.BoundedQueue<E> {
      private final java.util.ArrayDeque<E> items = new java.util.ArrayDeque<>();
      private final int capacity;
      public %1$s(int capacity) { this.capacity = capacity; }
      public synchronized void put(E element) throws InterruptedException {
        %2$s (items.size() == capacity) wait();
        items.add(element);
        %3$s();
      }
      public synchronized E take() throws InterruptedException {
        %2$s (items.isEmpty()) wait();
        E first = items.remove();
        %3$s();
        return first;
      }
      public synchronized E poll() {
        E first = items.poll();
        %3$s();
        return first;
      }
    }
    """
        .formatted(name, condition, waking);
  }

  @BeforeAll
  static void askThemAll() throws IOException, InterruptedException {
    Map<String, String> texts = new TreeMap<>();
    texts.put("Lost", LOST);
    texts.put("Crossed", CROSSED);
    texts.put("Leaves", LEAVES);
    texts.put("Locked", LOCKED);
    texts.put("If", queue("If", "if", "notifyAll"));
    texts.put("One", queue("One", "while", "notify"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey() + ".java");
      files.add(Files.writeString(file, text.getValue()));
    }
    own = Sources.of(files);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Kit kit = Kit.locate();
    new SourceCompiler(kit.contracts()).compile(files, classes);
    answers =
        new Asking(
                kit.questionsClassPath() + File.pathSeparator + classes,
                folder.resolve("asked"),
                PATIENCE,
                AskerCommand.remembersStarts(folder.resolve("starts")),
                Deadline.after(BUDGET))
            .ask(
                List.of(
                    new Request(COUNTER, "com.acme.Lost", Check.model()),
                    new Request(COUNTER, "com.acme.Lost", Check.model(), 1),
                    new Request(QUEUE, "com.acme.If", Check.model(), 6),
                    new Request(QUEUE, "com.acme.If", WAKES, 2),
                    new Request(QUEUE, "com.acme.One", WAKES, 1),
                    new Request(BANK, "com.acme.Crossed", CROSSES, 1),
                    new Request(BANK, "com.acme.Locked", CROSSES, 2),
                    new Request(FILES, "com.acme.Leaves", Check.contract("leavesNoWorkerBehind"))));
  }

  private static List<Answer> answers(String name) {
    return answers.stream().filter(answer -> answer.subject().equals("com.acme." + name)).toList();
  }

  /// The only answer of a contract for a class.
  private static Answer contract(String name) {
    List<Answer> given =
        answers(name).stream()
            .filter(answer -> answer.check().question() == Question.CONTRACT)
            .toList();
    assertEquals(1, given.size(), given::toString);
    return given.getFirst();
  }

  private static String text(String name) {
    Answer answer = contract(name);
    Sources checks = Sources.in(Kit.locate().checks(answer.key()));
    return String.join("\n", Evidence.of(answer).lines(own, checks, false));
  }

  private static void assertContains(String expression, String text) {
    assertTrue(Pattern.compile(expression).matcher(text).find(), text);
  }

  @Test
  void repeatsALostUpdateStepByStep() {
    List<Evidence> evidence = answers("Lost").stream().map(Evidence::of).toList();
    assertEquals(2, evidence.size(), evidence::toString);
    assertTrue(evidence.getFirst().interleaving().isPresent(), evidence::toString);
    assertEquals(evidence.getFirst().interleaving(), evidence.getLast().interleaving());
    for (Answer answer : answers("Lost")) {
      assertEquals("model/isLinearizable/1", Repeat.of(answer).toString());
    }
  }

  /// The first five scenarios are left out, and the sixth keeps its number.
  @Test
  void runsOneScenarioOfAModelAlone() {
    Answer model =
        answers("If").stream()
            .filter(answer -> answer.check().equals(Check.model()))
            .findFirst()
            .orElseThrow();
    assertEquals("model/isLinearizable/6", Repeat.of(model).toString());
    Exploration exploration = Objects.requireNonNull(model.exploration());
    assertEquals(exploration.run(), exploration.scenarios().getLast().run());
  }

  @Test
  void namesTheLineInWhichAnExceptionBegan() {
    String text = text("If");
    assertContains("consumer \\d failed: NoSuchElementException\n", text);
    assertContains("at com.acme.If.take\\(If.java:13\\)\n +E first = items.remove\\(\\);", text);
    assertContains("> +crew.join\\(\\);", text);
    assertContains("Its threads were virtual threads.", text);
    assertEquals(2, Evidence.of(contract("If")).trial().orElse(0));
  }

  @Test
  void saysWhoWaitsForANotificationAndWhoIsLeft() {
    String text = text("One");
    assertContains("consumer \\d waits to be notified in the monitor of One#1\n", text);
    assertContains("producer waits to be notified in the monitor of One#1\n", text);
    assertContains("at com.acme.One.put\\(One.java:7\\)\n +while \\(items.size\\(\\)", text);
    assertContains("nobody wakes them: consumer \\d ended before\\.", text);
  }

  /// Before the JVM has compiled it, a thread at the door of a monitor is in the next line.
  @Test
  void namesTheLinesOfADeadlock() {
    assertContains(
        "holds Object#\\d, taken in Crossed.execute, and waits for Object#\\d at"
            + " Crossed.java:1[56]",
        text("Crossed"));
  }

  @Test
  void knowsWhoOwnsALockAmongVirtualThreads() {
    String text = text("Locked");
    assertContains(
        "holds ReentrantLock#\\d and waits for ReentrantLock#\\d at Locked.java:14, which", text);
    assertContains("Its threads were virtual threads.", text);
  }

  @Test
  void saysWhereAThreadWasStartedThatIsLeft() {
    String text = text("Leaves");
    assertContains("pool-\\d+-thread-1 waits for Condition#1", text);
    assertContains(
        "started at com.acme.Leaves.count\\(Leaves.java:9\\)\n +workers.submit\\(", text);
  }

  @Test
  void knowsTheChecksOfAPattern() {
    Kit kit = Kit.locate();
    Checks checks = Checks.ofKit(kit);
    checks.require(COUNTER, Check.model());
    checks.require(COUNTER, Check.race("LostUpdate"));
    for (Check unknown : List.of(Check.contract("takesTheWorld"), Check.race("LostUpdates"))) {
      assertEquals(
          "lock.counter has no check %s: a result of `check` says the ids that it has, after"
                  .formatted(unknown)
              + " --repeat.",
          assertThrows(BadSubmissionException.class, () -> checks.require(COUNTER, unknown))
              .getMessage());
    }
  }
}
