// SPDX-License-Identifier: Apache-2.0
package racetrack.reports.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the threads of a model took turns, step by step, until a promise was broken.
///
/// Threads are numbered from 0 on; people read them from 1 on.
///
/// @param finding what the model checker calls it, such as `Invalid execution results`
/// @param threads the threads' names, such as `Thread 1`
/// @param outcomes the calls, and what each gave, stage by stage and thread by thread
/// @param steps the steps of all threads, in the order in which they were made
/// @param thrown the exceptions of the calls
/// @param end how it ended, in the words of the model checker; empty if all calls returned
public record Interleaving(
    String finding,
    List<String> threads,
    List<Outcome> outcomes,
    List<Step> steps,
    List<Thrown> thrown,
    String end) {

  /// What a call that never returned gave.
  static final String HUNG = "<hung>";

  /// Keeps copies.
  public Interleaving {
    threads = List.copyOf(threads);
    outcomes = List.copyOf(outcomes);
    steps = List.copyOf(steps);
    thrown = List.copyOf(thrown);
  }

  /// {@return the interleaving in a model's evidence; empty if there is none, or if not all of it
  /// could be read: the text is then all there is}
  ///
  /// @param evidence what the model wrote
  public static Optional<Interleaving> of(String evidence) {
    return new InterleavingParser(evidence).parse();
  }

  /// {@return whether a call never returned}
  public boolean hangs() {
    return outcomes.stream().anyMatch(Outcome::hangs);
  }

  /// {@return what a stage came to}
  ///
  /// @param stage the stage
  Stream<Outcome> outcomes(Stage stage) {
    return outcomes.stream().filter(outcome -> outcome.stage() == stage);
  }

  /// When a call is made.
  public enum Stage {
    /// In one thread, before the others begin.
    BEFORE,
    /// By threads that run at the same time.
    TOGETHER,
    /// In one thread, when the others have ended.
    AFTER
  }

  /// A call and what it gave.
  ///
  /// @param stage when it was made
  /// @param thread which thread made it
  /// @param call the call, such as `put(1)`
  /// @param result what it returned, `void`, the name of an exception, or that it hung
  public record Outcome(Stage stage, int thread, String call, String result) {

    boolean hangs() {
      return result.equals(HUNG);
    }
  }

  /// What a thread does in a step.
  public enum Kind {
    /// It begins a call of the scenario.
    OPERATION,
    /// It calls a method.
    CALL,
    /// It reads a field or an element of an array.
    READ,
    /// It writes one.
    WRITE,
    /// It enters a monitor.
    ENTER,
    /// It leaves a monitor.
    EXIT,
    /// It waits in a monitor.
    WAIT,
    /// It notifies who waits in a monitor.
    NOTIFY,
    /// It parks.
    PARK,
    /// It lets another go on that is parked.
    UNPARK,
    /// Another thread runs next.
    SWITCH,
    /// It comes to a loop.
    LOOP,
    /// It goes round once, or several times.
    ROUND,
    /// A call of the scenario ends.
    RESULT,
    /// What is none of these, in the words of the model checker.
    NOTE
  }

  /// One step.
  ///
  /// @param stage when
  /// @param thread which thread makes it
  /// @param depth how deep in calls and loops it is made, from 0 on
  /// @param kind what it does
  /// @param what the call, or the name of the field; for a switch, the reason, if there is one
  /// @param value what was read, written or returned; empty if there is nothing
  /// @param place where in the sources; empty if it is nowhere
  public record Step(
      Stage stage,
      int thread,
      int depth,
      Kind kind,
      String what,
      String value,
      Optional<Place> place) {}

  /// An exception of a call.
  ///
  /// @param number what the outcomes call it by
  /// @param what its class and message
  /// @param places where it came from, the innermost first
  public record Thrown(int number, String what, List<Place> places) {

    /// Keeps a copy.
    public Thrown {
      places = List.copyOf(places);
    }
  }

  /// A place in a source.
  ///
  /// @param method the method, with the simple name of its class
  /// @param file the name of the file
  /// @param line the line, from 1 on; 0 for a whole method
  public record Place(String method, String file, int line) {

    @Override
    public String toString() {
      return line == 0 ? file : file + ":" + line;
    }
  }
}
