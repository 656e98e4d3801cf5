// SPDX-License-Identifier: Apache-2.0
package racetrack.app.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import racetrack.catalogue.Asks;
import racetrack.catalogue.Dimension;
import racetrack.testkit.Crew;
import racetrack.testkit.EverySubject;
import racetrack.testkit.ProgramThreads;
import racetrack.testkit.Sizes;
import racetrack.testkit.StrayPermits;
import racetrack.testkit.ThreadKind;
import racetrack.testkit.TwoInstances;
import racetrack.testkit.Wording;

/// What every counter of files promises. Each subject is held to all of it.
@EverySubject
class FileCounterContract {

  private static final String MARK = "\uFEFF";
  private static final String MIXED = "aé€😀 b\n";

  /// Of two workers. Most tests share it, since processes take their time to start.
  @SuppressWarnings("NullAway") // is set before the tests run
  private static FileCounter shared;

  @Parameter FileCounterSubject subject;

  @TempDir Path folder;

  /// A file and what is in it, by construction.
  private record Sample(TextFile file, Counts counts) {}

  @BeforeParameterizedClassInvocation
  static void open(FileCounterSubject subject) {
    shared = subject.create(2);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    shared.close();
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsFilesOfSeveralCharsetsExactly() throws Exception {
    assertCounts(
        sample(MIXED, UTF_8, UTF_8, new Counts(13, 1, 2, 7)),
        sample(MARK + MIXED, UTF_8, UTF_8, new Counts(16, 1, 2, 7)),
        sample(MARK + MIXED, UTF_8, ISO_8859_1, new Counts(16, 1, 2, 7)),
        sample(MIXED, UTF_16BE, UTF_16BE, new Counts(16, 1, 2, 7)),
        sample(MARK + MIXED, UTF_16BE, UTF_8, new Counts(18, 1, 2, 7)),
        sample(MARK + MIXED, UTF_16LE, UTF_8, new Counts(18, 1, 2, 7)),
        sample("aé b\n", ISO_8859_1, ISO_8859_1, new Counts(5, 1, 2, 5)));
  }

  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsFilesOfAllSizesAndEndsOfLinesExactly() throws Exception {
    assertCounts(
        sample("", UTF_8, UTF_8, Counts.NONE),
        sample(MARK, UTF_8, UTF_8, new Counts(3, 0, 0, 0)),
        sample("x", UTF_8, UTF_8, new Counts(1, 1, 1, 1)),
        sample("\n", UTF_8, UTF_8, new Counts(1, 1, 0, 1)),
        sample("\r\r\n\n", UTF_8, UTF_8, new Counts(4, 3, 0, 4)),
        sample("a\r\nb\rc\nd", UTF_8, UTF_8, new Counts(8, 4, 4, 8)),
        sample("a\tb  c\n\n d", UTF_8, UTF_8, new Counts(10, 3, 4, 10)),
        sample("em\u2003space", UTF_8, UTF_8, new Counts(10, 1, 2, 8)),
        sample("no\u00A0break", UTF_8, UTF_8, new Counts(9, 1, 1, 8)),
        sample("x".repeat(1 << 20), UTF_8, UTF_8, new Counts(1 << 20, 1, 1, 1 << 20)));
  }

  /// Characters and ends of lines lie across each multiple of a small power of two.
  @Asks(6)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void keepsTogetherWhatABufferCutsInTwo() throws Exception {
    List<Sample> samples = new ArrayList<>();
    for (int shift = 0; shift < 4; shift++) {
      String before = "a".repeat(shift);
      samples.add(
          sample(
              before + "€".repeat(9_000),
              UTF_8,
              UTF_8,
              new Counts(shift + 27_000, 1, 1, shift + 9_000)));
      samples.add(
          sample(
              before + "😀".repeat(9_000),
              UTF_8,
              UTF_8,
              new Counts(shift + 36_000, 1, 1, shift + 9_000)));
      samples.add(
          sample(
              before + "😀".repeat(9_000),
              UTF_16LE,
              UTF_16LE,
              new Counts(2 * shift + 36_000, 1, 1, shift + 9_000)));
      samples.add(
          sample(
              before + "\r\n".repeat(9_000),
              UTF_8,
              UTF_8,
              new Counts(shift + 18_000, 9_000, shift == 0 ? 0 : 1, shift + 18_000)));
      samples.add(
          sample(
              before + " word".repeat(9_000),
              UTF_8,
              UTF_8,
              new Counts(shift + 45_000, 1, shift == 0 ? 9_000 : 9_001, shift + 45_000)));
    }
    assertCounts(samples.toArray(Sample[]::new));
  }

  @Asks({3, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void reportsTheErrorsOfFilesAndCountsTheRest() throws Exception {
    Sample good = sample("good", UTF_8, UTF_8, new Counts(4, 1, 1, 4));
    TextFile vanished = sample("gone", UTF_8, UTF_8, Counts.NONE).file();
    Files.delete(vanished.path());
    TextFile locked = sample("mine", UTF_8, UTF_8, Counts.NONE).file();
    boolean isLocked =
        locked.path().toFile().setReadable(false) && !Files.isReadable(locked.path());
    List<TextFile> files =
        List.of(
            good.file(),
            malformed("no \u00FF text"),
            malformed("cut off \u00E2\u0082"),
            malformed("\u00FF\u00FEodd"),
            good.file(),
            vanished,
            new TextFile(folder, UTF_8),
            isLocked ? locked : vanished, // the superuser may read all
            good.file());
    Report report = shared.count(files, _ -> {});
    List<Outcome> outcomes = report.results().stream().map(FileResult::outcome).toList();
    assertEquals(
        Arrays.asList(
            good.counts(), null, null, null, good.counts(), null, null, null, good.counts()),
        outcomes.stream().map(outcome -> outcome instanceof Counts ? outcome : null).toList());
    Wording.assertSaid(
        subject,
        List.of(
            good.counts(),
            new Failure("is not text of its charset"),
            new Failure("is not text of its charset"),
            new Failure("is not text of its charset"),
            good.counts(),
            new Failure("is not there"),
            new Failure("Is a directory"),
            new Failure(isLocked ? "may not be read" : "is not there"),
            good.counts()),
        outcomes);
    assertEquals(new Counts(12, 3, 3, 12), report.total());
    assertEquals(6, report.failures());
  }

  /// The files are large enough for two workers to be at it together.
  @Asks({1, 8})
  @Asks.About(Dimension.RACE_FREE)
  @Test
  void addsUpWhatSeveralWorkersCount() throws Exception {
    int files = 24; // on a busy host, two of four may come one after the other
    Sample large = sample("word\n".repeat(100_000), UTF_8, UTF_8, large(1));
    StrayPermits.carryOne(); // who parks once, and believes it, is back too early
    Report report = shared.count(Collections.nCopies(files, large.file()), _ -> {});
    assertEquals(large(files), report.total());
    assertEquals(0, report.failures());
  }

  /// Two threads use the same counter, with several hundred files each.
  @Asks({1, 6, 8})
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @EnumSource
  void keepsEachCountApart(ThreadKind kind) throws Exception {
    TextFile one = sample("a word\n", UTF_8, UTF_8, Counts.NONE).file();
    TwoInstances.ask(
        kind,
        2,
        () -> shared,
        (counter, number) -> {
          int files = 100 + number;
          Report report = counter.count(Collections.nCopies(files, one), _ -> {});
          assertEquals(new Counts(7L * files, files, 2L * files, 7L * files), report.total());
          assertEquals(files, report.results().size());
        });
  }

  private static Counts large(int files) {
    return new Counts(500_000L * files, 100_000L * files, 100_000L * files, 500_000L * files);
  }

  @Asks({5, 7, 8})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void tellsOfEachFileOnceAndInTheCallersThread() throws Exception {
    List<TextFile> files =
        Stream.of(sample("a", UTF_8, UTF_8, Counts.NONE), sample("b", UTF_8, UTF_8, Counts.NONE))
            .map(Sample::file)
            .toList();
    List<FileResult> told = new ArrayList<>();
    Set<Thread> tellers = new HashSet<>();
    Report report =
        shared.count(
            files,
            result -> {
              told.add(result);
              tellers.add(Thread.currentThread());
            });
    assertEquals(files, report.results().stream().map(FileResult::file).toList());
    assertEquals(files.size(), told.size());
    assertEquals(new HashSet<>(report.results()), new HashSet<>(told));
    assertEquals(Set.of(Thread.currentThread()), tellers);
  }

  @Asks(8)
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsNothingIfThereAreNoFiles() throws InterruptedException {
    assertEquals(new Report(List.of(), Counts.NONE), shared.count(List.of(), _ -> {}));
  }

  @Asks(4)
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesNoFileOpenThatItCouldNotRead() throws Exception {
    List<TextFile> files = Collections.nCopies(100, malformed("no \u00FF text"));
    shared.count(files.subList(0, 2), _ -> {}); // what is opened once, such as jars
    long before = openFiles();
    assertEquals(100, shared.count(files, _ -> {}).failures());
    assertTrue(openFiles() < before + 50, () -> openFiles() + " files are open");
  }

  private static long openFiles() {
    return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
        .getOpenFileDescriptorCount();
  }

  /// One of three files never ends, and the caller is interrupted when one of the others is
  /// counted. They are large, so that the endless one has begun by then.
  ///
  /// Which are begun first is unspecified, so there is room for two.
  @Asks(9)
  @ParameterizedTest
  @EnumSource
  void givesUpWhenInterrupted(ThreadKind kind) throws Exception {
    TextFile large = sample("word\n".repeat(100_000), UTF_8, UTF_8, Counts.NONE).file();
    List<TextFile> files = List.of(large, new TextFile(Path.of("/dev/zero"), UTF_8), large);
    int times = 3; // it can be used again, also if each time cost it the room of one file
    List<FileResult> told = new ArrayList<>();
    Consumer<FileResult> teller =
        result -> {
          told.add(result);
          Crew.giveAChance(() -> false);
          Thread.currentThread().interrupt();
        };
    Crew.alone(
        kind,
        () -> {
          try (FileCounter counter = subject.create(2)) {
            for (int time = 0; time < times; time++) {
              assertThrows(InterruptedException.class, () -> counter.count(files, teller));
            }
            assertEquals(large(2), counter.count(List.of(large, large), _ -> {}).total());
          }
          assertEquals(times, told.size());
        });
  }

  /// Another thread ends the workers as soon as the first of two files is counted. The other one is
  /// large.
  @Asks({6, 8, 10})
  @Asks.About(Dimension.CONTRACT)
  @Test
  void countsWhatItHasBegunThoughItIsClosed() throws Exception {
    Sample small = sample("small", UTF_8, UTF_8, new Counts(5, 1, 1, 5));
    Sample large = sample("word\n".repeat(1_000_000), UTF_8, UTF_8, large(10));
    CountDownLatch isCounted = new CountDownLatch(1);
    FileCounter counter = subject.create(2);
    try (Crew crew = new Crew(ThreadKind.PLATFORM)) {
      crew.start(
          "caller",
          () -> {
            List<TextFile> files = List.of(small.file(), large.file());
            Report report = counter.count(files, _ -> isCounted.countDown());
            assertEquals(small.counts().plus(large.counts()), report.total());
          });
      crew.start(
          "closer",
          () -> {
            isCounted.await();
            counter.close();
          });
      crew.join();
    }
  }

  @Asks(10)
  @Asks.About(Dimension.TIDY)
  @Test
  void leavesNoWorkerBehind() throws Exception {
    TextFile file = sample("any", UTF_8, UTF_8, Counts.NONE).file();
    Set<Thread> threads = ProgramThreads.alive();
    Set<ProcessHandle> processes = processes();
    try (FileCounter counter = subject.create(1)) {
      counter.count(List.of(file), _ -> {});
    }
    Set<ProcessHandle> left = processes();
    left.removeAll(processes);
    assertEquals(Set.of(), left);
    ProgramThreads.assertNoneButThese(threads);
  }

  private static Set<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }

  @Asks(2)
  @Asks.About(Dimension.CONTRACT)
  @ParameterizedTest
  @MethodSource(Sizes.BELOW_ONE)
  void refusesToHaveNoWorkers(int workers) throws InterruptedException {
    Wording.assertRefused(
        subject, "workers must be at least 1, but was " + workers, () -> subject.create(workers));
  }

  private static void assertCounts(Sample... samples) throws InterruptedException {
    List<TextFile> files = Arrays.stream(samples).map(Sample::file).toList();
    List<Counts> counts = Arrays.stream(samples).map(Sample::counts).toList();
    Report report = shared.count(files, _ -> {});
    assertEquals(counts, report.results().stream().map(FileResult::outcome).toList());
    assertEquals(counts.stream().reduce(Counts.NONE, Counts::plus), report.total());
  }

  /// {@return a file written in one charset and listed with another}
  private Sample sample(String text, Charset written, Charset listed, Counts counts)
      throws IOException {
    Path path = Files.createTempFile(folder, "sample-", ".txt");
    Files.write(path, text.getBytes(written));
    return new Sample(new TextFile(path, listed), counts);
  }

  /// {@return a file of these bytes, which are no text in the charset that they are listed with}
  private TextFile malformed(String text) throws IOException {
    return sample(text, ISO_8859_1, UTF_8, Counts.NONE).file();
  }
}
