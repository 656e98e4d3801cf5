// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.labs.predict.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// One run of a program, in which somebody chooses who takes the next step.
public final class Replay {

  /// The outcome of a run in which some threads have not ended and none can go on.
  public static final String HANGS = "hangs";

  /// The outcome of a run that takes more steps than any that ends.
  public static final String RUNS_ON = "runs on for ever";

  private static final int MOST_STEPS = 60;

  /// A step takes microseconds. One that has not come back after so long blocks in a way that the
  /// scheduler does not know: a mistake in the program.
  private static final long PATIENCE_SECONDS = 120;

  /// Chooses who takes the next step.
  @FunctionalInterface
  public interface Chooser {

    /// {@return the number of a thread that is ready, or 0 to end the run}
    ///
    /// @param turn who can take a step
    int choose(Turn turn);
  }

  /// Where the threads are between two steps. All others must wait, so nothing changes while it is
  /// looked at.
  ///
  /// @param next the step that each thread takes next if it can, by its number
  /// @param ended the numbers of the threads that have ended
  /// @param snippet the program
  public record Turn(NavigableMap<Integer, Step> next, List<Integer> ended, Snippet snippet) {

    /// Tells where the threads are.
    public Turn {
      ended = List.copyOf(ended);
    }

    /// {@return the numbers of the threads that can take a step, in ascending order}
    public List<Integer> ready() {
      return List.copyOf(next.keySet());
    }
  }

  /// A step that was taken.
  ///
  /// @param thread the number of the thread
  /// @param step the step
  public record Taken(int thread, Step step) {}

  /// How a run ended.
  ///
  /// @param outcome what it came to
  /// @param taken the steps in their order
  public record End(String outcome, List<Taken> taken) {

    /// Describes the end of a run.
    public End {
      taken = List.copyOf(taken);
    }

    /// {@return the numbers of the threads, step by step}
    public List<Integer> schedule() {
      return taken.stream().map(Taken::thread).toList();
    }
  }

  final Monitors monitors = new Monitors();
  private final Scheduled program;
  private final Semaphore arrived = new Semaphore(0);
  private final List<Actor> actors = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();
  private Snippet snippet = () -> "";

  private Replay(Scheduled program) {
    this.program = program;
  }

  /// Runs a program.
  ///
  /// @param program the program
  /// @param chooser who says whose turn it is
  /// @return how it ended
  public static End run(Scheduled program, Chooser chooser) {
    Replay replay = new Replay(program);
    try {
      replay.begin();
      return replay.follow(chooser);
    } finally {
      replay.actors.forEach(Actor::abandon);
    }
  }

  private void begin() {
    for (int number : IntStream.rangeClosed(1, program.threads().size()).toArray()) {
      boolean started = number == 1 || !program.startsThreads();
      actors.add(new Actor(this, number, started, arrived, () -> program.run(number, snippet)));
    }
    snippet = program.make(actors.stream().map(actor -> actor.thread).toList());
    for (Actor actor : actors) {
      actor.thread.start();
      awaitArrival();
    }
    letBegin();
  }

  private End follow(Chooser chooser) {
    while (taken.size() < MOST_STEPS) {
      Turn turn = new Turn(next(), ended(), snippet);
      if (turn.ready().isEmpty()) {
        return new End(outcome(), taken);
      }
      int choice = chooser.choose(turn);
      if (choice == 0) {
        return new End("", taken);
      }
      Actor actor = actors.get(choice - 1);
      taken.add(new Taken(choice, program.steps().get(actor.pending())));
      actor.release();
      awaitArrival();
      letBegin();
    }
    return new End(RUNS_ON, taken);
  }

  private NavigableMap<Integer, Step> next() {
    NavigableMap<Integer, Step> next = new TreeMap<>();
    actors.stream()
        .filter(Actor::isReady)
        .forEach(actor -> next.put(actor.number, program.steps().get(actor.pending())));
    return next;
  }

  private List<Integer> ended() {
    return actors.stream().filter(Actor::hasEnded).map(actor -> actor.number).toList();
  }

  /// Lets threads that were started run to their first step.
  private void letBegin() {
    for (Actor actor : actors) {
      if (actor.pending() == Actor.NOT_BEGUN && actor.isReady()) {
        actor.release();
        awaitArrival();
      }
    }
  }

  private void awaitArrival() {
    try {
      if (!arrived.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            program.type() + " blocks in a way that the scheduler does not know.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a program ran.", e);
    }
  }

  private String outcome() {
    if (!actors.stream().allMatch(Actor::hasEnded)) {
      return HANGS;
    }
    for (Actor actor : actors) {
      Throwable failure = actor.failure();
      if (failure != null) {
        return failure.getClass().getSimpleName();
      }
    }
    return snippet.outcome();
  }

  Actor actor(Thread thread) {
    return actors.stream()
        .filter(actor -> actor.thread.equals(thread))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(thread + " is no thread of the program."));
  }
}
