// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.breaking.puzzles;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import racetrack.catalogue.Catalogue;
import racetrack.catalogue.Entry;
import racetrack.catalogue.Subject;
import racetrack.reports.labs.breaking.BreakPage;
import racetrack.reports.labs.breaking.Puzzle;
import racetrack.reports.labs.predict.steps.Replay;
import racetrack.reports.labs.predict.steps.Snippet;

/// The puzzles, the easiest first.
public final class Puzzles {

  private static final Predicate<String> HANGS = Replay.HANGS::equals;

  private final Catalogue catalogue = Catalogue.load();

  /// Prepares the puzzles.
  public Puzzles() {}

  /// {@return all of them}
  public List<Puzzle> all() {
    return List.of(
        puzzle(
            "lock.counter",
            "BROKEN_PLAIN",
            3,
            TwoIncrements.class,
            "Both threads increment a counter that is 0.",
            outcome -> !outcome.equals("2")),
        puzzle(
            "memory.compound",
            "BROKEN_SET",
            3,
            SameWord.class,
            "Both threads count the word a.",
            outcome -> !outcome.equals("{a=2}")),
        puzzle(
            "limit.rate",
            "BROKEN_SET",
            1,
            TwoRequests.class,
            "Both threads have a request at the same time, and only one may pass.",
            outcome -> !outcome.equals("passed 1")),
        puzzle(
            "lock.philosophers",
            "BROKEN_LEFT",
            3,
            TwoMeals.class,
            "Two philosophers sit down to eat.",
            HANGS),
        puzzle(
            "lock.transfer",
            "BROKEN_ORDER",
            1,
            ThereAndBack.class,
            "Thread 1 moves money from account 0 to account 1, thread 2 from 1 to 0.",
            HANGS,
            "Account"),
        puzzle(
            "memory.lazy",
            "BROKEN_SINGLE_CHECK",
            2,
            TwoGets.class,
            "Both threads get the object, which is to be made once.",
            outcome -> !outcome.equals("made 1")),
        puzzle(
            "memory.compound",
            "BROKEN_CHAIN",
            3,
            CountAndLook.class,
            "Thread 1 counts a and b in one call. Thread 2 takes a snapshot.",
            outcome -> outcome.equals("seen {a=1}")),
        puzzle(
            "event.event",
            "BROKEN_CHECK",
            5,
            AwaitAndSet.class,
            "Thread 1 waits for the event. Thread 2 sets it.",
            HANGS),
        puzzle(
            "queue.bounded",
            "BROKEN_NOTIFY",
            3,
            TwoTakersOnePutter.class,
            "Threads 1 and 2 take an element each. Thread 3 puts two into the queue, which has room"
                + " for one.",
            HANGS));
  }

  private Puzzle puzzle(
      String key,
      String twin,
      int promise,
      Class<? extends Snippet> program,
      String task,
      Predicate<String> isBroken,
      String... helpers) {
    Entry entry = catalogue.find(key).orElseThrow();
    Subject subject =
        entry.broken().stream().filter(one -> one.name().equals(twin)).findFirst().orElseThrow();
    Class<?> type = subject.claim().implementation();
    List<Class<?>> classes = new ArrayList<>(List.of(type));
    for (String helper : helpers) {
      classes.add(beside(type, helper));
    }
    return new Puzzle(entry, subject, promise, classes, program, task, isBroken);
  }

  private static Class<?> beside(Class<?> type, String name) {
    String full = type.getPackageName() + "." + name;
    try {
      return Class.forName(full, false, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("There is no class " + full + ".", e);
    }
  }

  /// The pages of the puzzles, which takes a second or two.
  private static final class Pages {

    private static final Map<String, BreakPage> BY_TWIN =
        new Puzzles()
            .all().stream()
                .collect(
                    toMap(
                        puzzle -> name(puzzle.entry().key(), puzzle.twin().name()), BreakPage::of));

    private static String name(String key, String twin) {
      return key + " " + twin;
    }
  }

  /// {@return what the page of the puzzle with a twin shows, if there is one}
  ///
  /// @param key the key of the pattern
  /// @param twin the twin's name
  public static Optional<BreakPage> pageOf(String key, String twin) {
    return Optional.ofNullable(Pages.BY_TWIN.get(Pages.name(key, twin)));
  }

  /// {@return the puzzle of a name, if there is one}
  ///
  /// @param id its name
  public Optional<Puzzle> find(String id) {
    return all().stream().filter(puzzle -> puzzle.id().equals(id)).findFirst();
  }
}
