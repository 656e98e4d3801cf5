// SPDX-License-Identifier: Apache-2.0
package racetrack.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import racetrack.catalogue.Submission;
import racetrack.testkit.ThreadSnapshot.Held;
import racetrack.testkit.ThreadSnapshot.Manner;

/// Where threads are and what they wait for: in sentences, with the lines of the subject and of its
/// tests, and no others.
final class Places {

  private static final String KIT =
      "racetrack\\.testkit\\.(Asker|Crew|FreshCode|Places|Standstill|ThreadSnapshot|TimeLimit)[.$].*";

  /// Classes that start threads which stay, when they are first needed.
  private static final String HELPERS =
      "java\\.lang\\.VirtualThread\\..*|java\\.util\\.concurrent\\.(ForkJoinPool|DelayScheduler)\\b.*";

  private static final Pattern TESTS = Pattern.compile("racetrack\\..*(Contract|Model)(\\$.*)?");

  /// More of a stack says nothing new: a subject that calls itself fills it.
  private static final int FRAMES = 8;

  /// So many threads in the same place are told of one by one; of hundreds, nobody reads them all.
  private static final int ALIKE = 3;

  /// What the text of a deadlock begins with.
  static final String DEADLOCK = "Deadlock: ";

  private static final String BUSY =
      "A thread that runs, and does not get on, goes round in a loop: it waits busily, and takes"
          + " the processor from those that it waits for.";

  private final List<ThreadSnapshot> all;
  private final List<ThreadSnapshot> threads;

  /// What locks are called, such as `Account#1`.
  private final Map<String, String> titles = new LinkedHashMap<>();

  private Places(List<ThreadSnapshot> all, Predicate<ThreadSnapshot> chosen) {
    this.all = all;
    this.threads = all.stream().filter(chosen).toList();
  }

  /// {@return where the threads are that were started since, platform and virtual ones, and the
  /// cycle if some are in a deadlock} Those that are in nobody's code but the JDK's are left out.
  ///
  /// @param first the thread that came first, which is one of them
  static String since(Thread first) {
    return of(thread -> thread.id() >= first.threadId() && isOfInterest(thread));
  }

  /// {@return where some threads are, and the cycle if some are in a deadlock}
  ///
  /// @param chosen which threads
  static String of(Predicate<ThreadSnapshot> chosen) {
    try {
      return new Places(ThreadSnapshot.takeAll(), chosen).text();
    } catch (IOException e) {
      return "Where the threads are cannot be told: " + e;
    }
  }

  /// {@return whether a thread is in the code of the subject or of its tests, or was started there}
  ///
  /// @param thread the thread
  static boolean isOfInterest(ThreadSnapshot thread) {
    return !lines(thread.stack()).isEmpty() || start(thread).isPresent();
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> others =
        new LinkedHashMap<>(); // by their place: who is there as well
    Map<String, Integer> told = new LinkedHashMap<>();
    for (ThreadSnapshot thread : threads) {
      String deed = deed(thread);
      List<String> frames = frames(thread);
      String place = deed.replaceFirst("\\d+ %", "") + frames;
      if (told.merge(place, 1, Integer::sum) <= ALIKE) {
        lines.add("  %s %s".formatted(thread.name(), deed));
        frames.forEach(frame -> lines.add("    " + frame));
      } else {
        others.computeIfAbsent(place, _ -> new ArrayList<>()).add(thread.name());
      }
    }
    others.values().forEach(names -> lines.add("  " + inTheSamePlace(names)));
    if (threads.stream().anyMatch(Places::isBusy)) {
      lines.add(BUSY);
    }
    List<ThreadSnapshot> cycle = cycle();
    if (!cycle.isEmpty()) {
      lines.add(DEADLOCK + "each of these threads waits for a lock that the next one holds.");
      cycle.forEach(thread -> lines.add("  " + link(thread)));
    }
    return String.join("\n", lines);
  }

  /// In which lines a thread is, and in which one it was started.
  private static List<String> frames(ThreadSnapshot thread) {
    return Stream.concat(
            lines(thread.stack()).stream().map(Places::frame).distinct().limit(FRAMES),
            start(thread).stream().map("started at "::concat))
        .toList();
  }

  private static String inTheSamePlace(List<String> names) {
    return names.size() == 1
        ? names.getFirst() + " is in the same place as one of these"
        : "%d others are in the same place as one of these: %s to %s"
            .formatted(names.size(), names.getFirst(), names.getLast());
  }

  private static List<String> lines(List<String> stack) {
    return stack.stream()
        .filter(frame -> Submission.isOfInterest(className(frame)))
        .filter(frame -> !frame.matches(KIT))
        .toList();
  }

  /// The frame of the subject from which a thread was started, if that is known, and if it was not
  /// the test that started it.
  private static Optional<String> start(ThreadSnapshot thread) {
    return thread.origin().stream().anyMatch(frame -> frame.matches(HELPERS))
        ? Optional.empty()
        : thread.origin().stream()
            .filter(frame -> Submission.isOfInterest(className(frame)))
            .findFirst()
            .filter(frame -> !frame.startsWith(Story.KIT))
            .filter(frame -> !TESTS.matcher(className(frame)).matches());
  }

  /// A frame as a person reads it: the tests are full of lambdas, whose names say nothing.
  private static String frame(String frame) {
    return TESTS.matcher(className(frame)).matches()
        ? "in the check " + frame.substring(frame.indexOf('('))
        : "at " + frame;
  }

  /// The class of a frame such as `racetrack.testkit.Crew.join(Crew.java:9)`.
  private static String className(String frame) {
    String method = frame.replaceFirst("\\(.*", "");
    return method.substring(0, Math.max(0, method.lastIndexOf('.')));
  }

  private String deed(ThreadSnapshot thread) {
    boolean isTimed = thread.state().equals(Thread.State.TIMED_WAITING.name());
    String end = isTimed ? ", for some time" : "";
    if (thread.isJoining()) {
      return "waits for a thread to end";
    }
    if (thread.waiting().isPresent()) {
      String lock = title(thread.waiting().get().lock());
      String holder = holder(thread).map(h -> ", which %s holds".formatted(h.name())).orElse("");
      return switch (thread.waiting().get().manner()) {
            case DOOR -> "waits for the monitor of %s%s".formatted(lock, holder);
            case NOTIFICATION -> "waits to be notified in the monitor of " + lock;
            case PARKED -> "waits for %s%s".formatted(lock, holder);
          }
          + end;
    }
    if (thread.isToBeNotified()) {
      return "waits to be notified" + end;
    }
    return switch (thread.state()) {
      case "RUNNABLE" -> "runs" + share(thread);
      case "BLOCKED" -> "waits for a monitor";
      case "TIMED_WAITING" -> "sleeps, or waits for some time";
      case "WAITING" -> "waits";
      case "TERMINATED" -> "has ended";
      default -> "is " + thread.state().toLowerCase(Locale.ROOT);
    };
  }

  /// Whether a thread runs in the subject's code.
  private static boolean isBusy(ThreadSnapshot thread) {
    return thread.state().equals(Thread.State.RUNNABLE.name())
        && lines(thread.stack()).stream()
            .findFirst()
            .filter(frame -> !TESTS.matcher(className(frame)).matches())
            .isPresent();
  }

  private static String share(ThreadSnapshot thread) {
    try {
      return thread.processorShare().stream()
          .mapToObj(share -> " and takes %.0f %% of a processor".formatted(100 * share))
          .findFirst()
          .orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /// Who holds what a thread waits for, if that is known.
  private Optional<ThreadSnapshot> holder(ThreadSnapshot waiter) {
    return waiter
        .waiting()
        .filter(wait -> wait.manner() != Manner.NOTIFICATION)
        .flatMap(wait ->
            all.stream()
                .filter(thread -> thread.id() != waiter.id())
                .filter(thread ->
                    thread.held().stream().anyMatch(held -> held.lock().equals(wait.lock())))
                .findFirst());
  }

  /// The threads of a cycle, each of which waits for the next; none if there is no cycle.
  private List<ThreadSnapshot> cycle() {
    for (ThreadSnapshot first : threads) {
      List<ThreadSnapshot> way = new ArrayList<>();
      Optional<ThreadSnapshot> next = Optional.of(first);
      while (next.isPresent() && !way.contains(next.get())) {
        way.add(next.get());
        next = holder(next.get());
      }
      if (next.isPresent() && next.get().equals(first)) {
        return way;
      }
    }
    return List.of();
  }

  private String link(ThreadSnapshot thread) {
    ThreadSnapshot holder = holder(thread).orElseThrow();
    String wanted = thread.waiting().orElseThrow().lock();
    Set<String> asked =
        all.stream()
            .flatMap(other -> other.waiting().stream())
            .map(ThreadSnapshot.Wait::lock)
            .collect(Collectors.toSet());
    String held =
        thread.held().stream()
            .filter(one -> asked.contains(one.lock()))
            .map(one -> title(one.lock()) + taken(thread, one))
            .collect(Collectors.joining(" and "));
    return "%s holds %s and waits for %s%s, which %s holds."
        .formatted(thread.name(), held, title(wanted), source(thread.stack()), holder.name());
  }

  /// In which method a monitor was taken: the JVM knows the frame, and where that is now.
  private static String taken(ThreadSnapshot thread, Held held) {
    List<String> stack = thread.stack();
    return held.depth() < 0 || held.depth() >= stack.size()
        ? ""
        : lines(stack.subList(held.depth(), stack.size())).stream()
            .findFirst()
            .map(frame -> ", taken in %s,".formatted(method(frame)))
            .orElse("");
  }

  /// The method of a frame, with the simple name of its class.
  private static String method(String frame) {
    return frame.replaceFirst("\\(.*", "").replaceFirst(".*\\.(?=[^.]+\\.[^.]+$)", "");
  }

  /// The file and line of the first frame that is of interest.
  private static String source(List<String> stack) {
    return lines(stack).stream()
        .findFirst()
        .map(frame -> " at " + frame.replaceFirst(".*\\((.*)\\)", "$1"))
        .orElse("");
  }

  /// What a lock is called: its class, and a number in the order in which they come.
  private String title(String lock) {
    return titles.computeIfAbsent(
        lock,
        _ -> {
          String type = typeOf(lock);
          long number = titles.values().stream().filter(t -> t.startsWith(type + "#")).count() + 1;
          return type + "#" + number;
        });
  }

  /// The simple name of a lock's class. What a class of the library keeps inside has its name.
  private static String typeOf(String lock) {
    String type = lock.replaceFirst("@.*", "").replaceFirst(".*\\.", "");
    String outer = type.replaceFirst("\\$(Sync|FairSync|NonfairSync)$", "");
    String simple = outer.substring(outer.lastIndexOf('$') + 1);
    return simple.equals("ConditionObject") ? "Condition" : simple;
  }
}
