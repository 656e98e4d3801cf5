// SPDX-License-Identifier: Apache-2.0
package racetrack.advisor;

import static java.util.stream.Collectors.joining;
import static racetrack.programs.Figures.count;
import static racetrack.programs.Figures.percent;
import static racetrack.programs.Figures.score;
import static racetrack.programs.Figures.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import racetrack.scaling.Advice;
import racetrack.scaling.Point;
import racetrack.scaling.ScalingLaw;
import racetrack.scaling.TaskTime;

/// All that was measured of a task, and what follows from it: whoever has the figures can check the
/// conclusions, and tests draw them from figures that are made up.
///
/// @param processors how many processors the task could use
/// @param ceiling how many workers could be tried
/// @param others how many processors other programs used meanwhile
/// @param advice the recommended number of platform threads
/// @param virtual the result with the same number of virtual threads
/// @param pinned how often these were pinned
/// @param crossing how processes did
public record Consultation(
    int processors,
    int ceiling,
    double others,
    Advice advice,
    Rival virtual,
    Pinned pinned,
    Crossing crossing) {

  /// A task that computes for this share of its time leaves virtual threads nothing to gain.
  private static final double MOSTLY = 0.5;

  /// Pinned for this share of their time, virtual threads are as dear as platform threads.
  private static final double OFTEN = 0.05;

  /// What virtual threads may lose and still fit, for the simplicity of a thread for each task.
  private static final double NEARLY = 0.95;

  /// What processes must gain to pay for a JVM each.
  private static final double CLEARLY = 1.1;

  /// Blocked for this share of their time, workers are in each other's way.
  private static final double CONTENDED = 0.1;

  /// Other programs that use this share of the processors spoil the figures.
  private static final double BUSY = 0.1;

  /// A ratio that may be wrong by this share of it says nothing.
  private static final double ROUGH = 0.25;

  private static final String TOO_ROUGH = "The figures are too rough to tell. ";
  private static final int WIDTH = 90;

  /// A task that is shorter than this costs less than to hand it over.
  private static final double SHORT = 10e-6;

  /// {@return all of it, as a person reads it at a terminal}
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings().forEach(finding -> lines.addAll(wrapped("", finding)));
    lines.add("");
    lines.addAll(table());
    lines.add("");
    lines.add("Recommended: " + count(advice.workers(), "platform thread"));
    reasons().forEach(reason -> lines.addAll(wrapped("  - ", reason)));
    lines.add("Virtual threads: " + (virtualThreads().pays() ? "they fit" : "no"));
    lines.addAll(wrapped("  - ", virtualThreads().because()));
    lines.add("Processes: " + (processes().pays() ? "they pay" : "no"));
    lines.addAll(wrapped("  - ", processes().because()));
    return lines;
  }

  private List<String> table() {
    String row = "%1s%8s %11s %8s %9s   %9s %9s %9s %9s";
    List<String> lines = new ArrayList<>();
    lines.add(
        row.formatted(
            "", "threads", "tasks/s", "±", "of best", "a task", "computes", "queues", "waits"));
    advice
        .points()
        .byWorkers()
        .forEach((workers, point) -> {
          TaskTime time = point.time();
          lines.add(
              row.formatted(
                  workers == advice.workers() ? ">" : "",
                  "%,d".formatted(workers),
                  score(point.throughput()),
                  percent(point.margin()),
                  percent(advice.points().share(point)),
                  time(time.wall()),
                  time(time.cpu()),
                  time(time.ready()),
                  time(Math.max(0, time.own() - time.cpu()))));
        });
    lines.add("  (queues: ready to run, while others have all the processors)");
    return lines;
  }

  /// Breaks a sentence into lines, all but the first indented by the width of what it begins with.
  private static List<String> wrapped(String beginning, String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(beginning);
    boolean empty = true;
    for (String word : sentence.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(beginning.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  private TaskTime alone() {
    return advice.points().at(1).time();
  }

  /// {@return where the time of a task goes, and what of the figures is to be doubted}
  public List<String> findings() {
    List<String> findings = new ArrayList<>();
    TaskTime alone = alone();
    double computing = alone.computing();
    findings.add(
        "Alone, a task takes %s: it computes for %s (%s) and waits for %s (%s)."
            .formatted(
                time(alone.own()),
                time(alone.cpu()),
                percent(computing),
                time(alone.own() - alone.cpu()),
                percent(1 - computing)));
    contention().ifPresent(findings::add);
    if (alone.own() < SHORT) {
      findings.add(
          "That is less than it costs to hand a task to a worker: put many of them into one.");
    }
    if (others > BUSY * processors) {
      findings.add(
          "The host was busy: other programs used %s of %s meanwhile, so the figures are low and rough. Measure again when it is quiet."
              .formatted(score(others), count(processors, "processor")));
    }
    return findings;
  }

  private boolean isContended() {
    return contentionShare() > CONTENDED;
  }

  /// The share of a task's time with the fewest workers who can be in each other's way in which
  /// they are: blocked by a monitor, or waiting longer than alone.
  private double contentionShare() {
    SortedMap<Integer, Point> several = advice.points().byWorkers().tailMap(2);
    if (several.isEmpty()) {
      return 0;
    }
    TaskTime time = advice.points().at(several.firstKey()).time();
    return (time.blocked() + Math.max(0, time.waited() - alone().waited())) / time.own();
  }

  private Optional<String> contention() {
    return isContended()
        ? Optional.of(
            "Two workers are in each other's way: each waits for the other in %s of its time, for a lock or for what else they share."
                .formatted(percent(contentionShare())))
        : Optional.empty();
  }

  /// {@return why this number of platform threads, and how sure that is}
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    Point recommended = advice.recommended();
    reasons.add(
        "%s tasks/s ± %s, %s times as many as one thread does."
            .formatted(
                score(recommended.throughput()),
                percent(recommended.margin()),
                score(advice.speedup())));
    reasons.add(range());
    reasons.add(
        "Processors × (1 + waiting / computing) would be %s%s."
            .formatted(count(advice.estimate(), "thread"), verdictOnEstimate()));
    reasons.add(
        advice.points().law().map(this::law).orElse("Too few numbers were tried to fit a law."));
    return reasons;
  }

  private String range() {
    SortedSet<Integer> others = advice.asGood();
    others.remove(advice.workers());
    String asGood =
        others.isEmpty()
            ? "No other number that was tried is as good."
            : "As good, within the margins: %s."
                .formatted(others.stream().map("%,d"::formatted).collect(joining("; ")));
    return advice.workers() > ceiling / 2
        ? asGood
            + " The ceiling is %s; --max-workers can raise it.".formatted(count(ceiling, "thread"))
        : asGood;
  }

  private String verdictOnEstimate() {
    int estimate = advice.estimate();
    if (estimate > 2 * advice.workers()) {
      return ": it does not know of what else is scarce";
    }
    return 2 * estimate < advice.workers() ? ": too few, as measured" : ", which is near";
  }

  private String law(ScalingLaw law) {
    String summit =
        law.peak().isPresent()
            ? "its summit is at " + count(Math.round(law.peak().getAsDouble()), "thread")
            : "it has no summit";
    return "The universal scalability law: contention σ = %.2g, coherence κ = %.2g; %s; it misses the measurements by up to %s."
        .formatted(law.sigma(), law.kappa(), summit, percent(law.deviation()));
  }

  /// {@return whether virtual threads fit, and why}
  public Verdict virtualThreads() {
    String did =
        "%,d of them did %s ± %s of what as many platform threads did."
            .formatted(virtual.workers(), percent(virtual.ratio()), percent(virtual.margin()));
    if (pinned.share() > OFTEN) {
      return Verdict.no(
          "They were pinned to their carriers %,d times, for %s of their time: a native method or a class initialiser waits. %s"
              .formatted(pinned.times(), percent(pinned.share()), did));
    }
    double computing = alone().computing();
    if (computing > MOSTLY) {
      return Verdict.no(
          "They are for waiting, and a task computes for %s of its time: they share the same processors. %s"
              .formatted(percent(computing), did));
    }
    if (virtual.ratio() + virtual.margin() < NEARLY) {
      return Verdict.no(
          "A task waits for %s of its time, but %s".formatted(percent(1 - computing), did));
    }
    if (isRough(virtual)) {
      return Verdict.no(TOO_ROUGH + did);
    }
    return Verdict.yes(
        "A task waits for %s of its time, and none was pinned for long. %s Give each task one, and let a semaphore keep to the limit of what they wait for."
            .formatted(percent(1 - computing), did));
  }

  private static boolean isRough(Rival rival) {
    return rival.margin() > ROUGH * rival.ratio();
  }

  /// {@return whether processes pay, and why}
  public Verdict processes() {
    return switch (crossing) {
      case Crossing.Refused(String because) ->
          Verdict.no("They could not be measured: " + because + ".");
      case Crossing.Crossed(Rival rival) -> {
        String did =
            "%s did %s ± %s of what %s did."
                .formatted(
                    rival.workers() == 1 ? "1 process" : rival.workers() + " processes",
                    percent(rival.ratio()),
                    percent(rival.margin()),
                    count(advice.workers(), "thread"));
        if (isRough(rival)) {
          yield Verdict.no(TOO_ROUGH + did);
        }
        if (rival.ratio() - rival.margin() < CLEARLY) {
          yield Verdict.no(did + " What they still buy is that no task can do another any harm.");
        }
        yield Verdict.yes(
            isContended()
                ? did
                    + " Each has a lock of its own: that is right only if what it guards need not"
                    + " be shared."
                : did);
      }
    };
  }
}
