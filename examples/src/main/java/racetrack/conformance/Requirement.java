// SPDX-License-Identifier: Apache-2.0
package racetrack.conformance;

import java.util.Locale;

/// The rows of the conformance sheet: what a reader of Python's `concurrent.futures` relies on.
///
/// Java's own contract (`ExecutorService`, `Future`) comes first; where the two differ, the row
/// says what Java does. Tests say which rows they show, and the report prints who conforms.
public enum Requirement {
  /// Callbacks before completion.
  F1(
      "Callbacks added before completion run on success, failure and cancellation, in the order"
          + " added, and see the outcome."),
  /// Failing callbacks.
  F2("A callback that throws is reported, and stops no other."),
  /// Late callbacks.
  F3("A callback added after completion runs at once."),
  /// The text form.
  F4(
      "The text form tells pending, running, cancelled and finished apart, the last with the type"
          + " of the outcome."),
  /// Cancellation.
  F5(
      "`cancel` is true and idempotent while pending. Once finished it has no effect; once running"
          + " on a thread, it stops nothing but the wait."),
  /// Consistency.
  F6("Done, cancelled and running agree with each other at every moment, read from any thread."),
  /// Getting.
  F7(
      "`get` with no time left times out while pending, throws `CancellationException` when"
          + " cancelled, and wraps a failure in an `ExecutionException`."),
  /// Waking.
  F8("A waiter wakes for a value, a failure and a cancellation that come from other threads."),
  /// One outcome.
  F9("A second outcome is refused; the first stays."),
  /// The newer accessors.
  F10("`resultNow`, `exceptionNow` and `state` agree."),

  /// Duplicates.
  W1("The same future given twice counts once."),
  /// The first.
  W2("Waiting for the first returns with the first that finishes."),
  /// The first, finished.
  W3("It returns at once when one is finished already."),
  /// The first failure.
  W4("Waiting for the first failure returns the successes so far and the failed one."),
  /// The first failure, failed.
  W5(
      "It returns at once if one failed already; without failures it is the same as waiting for"
          + " all."),
  /// All.
  W6("Waiting for all returns all, failed and cancelled ones too."),
  /// Time-outs.
  W7("A time-out returns what is done and what is not, and does not throw."),
  /// Many at once.
  W8("A hundred futures that finish together lose no wake-up."),
  /// Mixed executors.
  W9("Futures of different executors mix."),
  /// As completed.
  W10("As completed, each comes exactly once, finished ones first."),
  /// As completed, in time.
  W11(
      "Its time-out runs from the call: it gives what is finished, then fails with how many of how"
          + " many are left."),
  /// No references.
  W12("It keeps no reference to what it has given."),

  /// Submitting.
  E1("`submit` runs the task and returns its result."),
  /// Ordered map.
  E2("An ordered map equals the serial map."),
  /// Failing elements.
  E3("A failing element fails at its place, and the ones behind it can still be had."),
  /// Time-outs of tasks.
  E4("A `TimeoutException` that a task throws is not taken for the map's own."),
  /// Deadlines.
  E5("A map with a deadline gives what came in time, then fails, and cancels the rest."),
  /// Closing.
  E6("Closing the iterator cancels what is pending."),
  /// Buffers.
  E7(
      "A map with a buffer of b takes at most b inputs before its first result is taken, also of"
          + " infinite and empty inputs."),
  /// No references.
  E8("No argument or result is kept once it is done with."),
  /// Bad numbers.
  E9("A number of workers below 1 is an `IllegalArgumentException`."),
  /// Initialisers.
  E10("The initialiser runs in every worker before its first task."),
  /// Failing initialisers.
  E11(
      "A failing initialiser breaks the executor: pending and later work fails with the cause, and"
          + " nothing leaks."),
  /// Rejection.
  E12("Work submitted after shutdown is rejected."),
  /// Shutdown.
  E13(
      "Shutdown finishes what is queued. Hard shutdown takes it out, and interrupts or ends what"
          + " runs; nothing is left pending."),
  /// Closing.
  E14("`close` waits, also when the body throws."),
  /// Numbers of workers.
  E15("There are never more than n workers, and an idle one is used before another is started."),
  /// Names.
  E16("The workers' names carry the prefix."),
  /// Defaults.
  E17("The default number of workers comes from the processors that this process may use."),

  /// Lost workers.
  P1(
      "A worker's death fails exactly what it was running, promptly, with the exit code or signal,"
          + " and an exception of its own for each future. Queued work goes elsewhere; the pool"
          + " heals."),
  /// Workers that do not start.
  P2("A pool that cannot start workers at all fails all work with the cause, and does not spin."),
  /// Remote failures.
  P3("A remote exception keeps its type, message and cause; the worker's stack trace is attached."),
  /// Starting on demand.
  P4("Workers start on demand, are used again, end when idle for long if asked, and come back."),
  /// Worn workers.
  P5(
      "At most k tasks a worker, then a fresh one; with a backlog it never stalls, also during"
          + " shutdown."),
  /// Time limits.
  P6(
      "A task that runs too long is killed with its worker, and only that future fails;"
          + " `cancel(true)` of a running task does the same."),
  /// Terminating.
  P7(
      "Terminate now: running tasks never complete, work is refused, no worker survives; harmless"
          + " on a dead pool or one not yet started."),
  /// Orphans.
  P8("The parent's death, also by SIGKILL, leaves no worker behind."),
  /// Initialisers.
  P9("The initialiser runs once a worker."),
  /// Output.
  P10(
      "What a task prints reaches the parent's output line by line, marked with the worker, and"
          + " never disturbs the protocol."),
  /// Settings.
  P11("Each worker takes JVM flags, heap, environment and class path."),
  /// Chunks.
  P12("A map in chunks of 1, 6, 40 and 50 equals the serial map of 40 items."),

  /// Serialising the task.
  C_SERIALISE_TASK_NOT_SERIALISABLE(
      "Serialising the task: not serialisable. Refused at submission, the field named; nothing is"
          + " sent."),
  /// Serialising the task.
  C_SERIALISE_TASK_THROWS("Serialising the task: throws. Refused at submission."),
  /// Deserialising the task.
  C_DESERIALISE_TASK_THROWS("Deserialising the task in the worker: throws. That failure."),
  /// Deserialising the task.
  C_DESERIALISE_TASK_CLASS_MISSING(
      "Deserialising the task in the worker: a class is missing. That failure."),
  /// Deserialising the task.
  C_DESERIALISE_TASK_EXITS("Deserialising the task in the worker: exits. Worker lost."),
  /// Deserialising the task.
  C_DESERIALISE_TASK_HALTS("Deserialising the task in the worker: halts. Worker lost."),
  /// Deserialising the task.
  C_DESERIALISE_TASK_KILLED("Deserialising the task in the worker: killed. Worker lost."),
  /// Running.
  C_RUN_THROWS("Running: throws. That failure."),
  /// Running.
  C_RUN_THROWS_NOT_SERIALISABLE(
      "Running: throws what cannot be serialised. Its text and trace, in a stand-in."),
  /// Running.
  C_RUN_EXITS("Running: exits. Worker lost."),
  /// Running.
  C_RUN_HALTS("Running: halts. Worker lost."),
  /// Running.
  C_RUN_KILLED("Running: killed. Worker lost, with the signal."),
  /// Running.
  C_RUN_CRASHES("Running: the JVM crashes. Worker lost."),
  /// Running.
  C_RUN_OUT_OF_MEMORY(
      "Running: out of memory. That failure where the worker survives, else worker lost."),
  /// Running.
  C_RUN_OUT_OF_STACK("Running: out of stack. That failure."),
  /// Serialising the result.
  C_SERIALISE_RESULT_THROWS("Serialising the result: throws. That failure."),
  /// Serialising the result.
  C_SERIALISE_RESULT_NOT_SERIALISABLE("Serialising the result: not serialisable. That failure."),
  /// Serialising the result.
  C_SERIALISE_RESULT_EXITS("Serialising the result: exits. Worker lost."),
  /// Serialising the result.
  C_SERIALISE_RESULT_KILLED("Serialising the result: killed. Worker lost."),
  /// Deserialising the result.
  C_DESERIALISE_RESULT_THROWS(
      "Deserialising the result in the parent: throws. That failure; the parent lives."),
  /// Deserialising the result.
  C_DESERIALISE_RESULT_CLASS_MISSING(
      "Deserialising the result in the parent: a class is missing. That failure."),
  /// Deserialising the result.
  C_DESERIALISE_RESULT_CLASS_NOT_ALLOWED(
      "Deserialising the result in the parent: a class that is not allowed. That failure."),
  /// Rubbish.
  C_RUBBISH_ON_STANDARD_OUTPUT(
      "At any time: rubbish on the worker's standard output. Passed on as output."),
  /// Large payloads.
  C_LARGE_PAYLOAD_KILLED(
      "Writing a payload larger than the pipe: killed meanwhile. Worker lost, no deadlock."),
  /// After shutdown.
  C_KILLED_AFTER_SHUTDOWN("After shutdown: killed. As above, and shutdown still ends."),

  /// Other users.
  S_OTHER_USER("No other user's process can reach the channel."),
  /// Strangers.
  S_STRANGER("Whoever connects without the secret is turned away."),
  /// Sockets.
  S_SOCKET_UNLINKED("The socket is gone from the file system once it is connected."),
  /// Forged frames.
  S_FORGED_FRAME("A forged frame is refused, and the pool goes on."),
  /// Oversized frames.
  S_OVERSIZED_FRAME("An oversized frame is refused, and the pool goes on."),
  /// Truncated frames.
  S_TRUNCATED_FRAME("A truncated frame is refused, and the pool goes on."),
  /// Oversized results.
  S_OVERSIZED_RESULT("A result beyond the limits of depth, references and size is refused."),
  /// Gadgets.
  S_GADGET("A result of a class that is not on the list is refused."),
  /// Fuzz.
  S_FUZZ("A million frames of rubbish break nothing."),
  /// Chaos.
  S_CHAOS(
      "While workers are killed at random, each future ends exactly once with the right outcome.");

  private final String text;

  Requirement(String text) {
    this.text = text;
  }

  /// A part of the sheet. Its letter begins the identifiers of its rows.
  public enum Section {
    /// F.
    FUTURE("Futures"),
    /// W.
    WAITING("Waiting for many"),
    /// E.
    EXECUTOR("Executors"),
    /// P.
    PROCESS_POOL("The process pool"),
    /// C.
    CRASH_MATRIX("The process pool's crash matrix"),
    /// S.
    SECURITY("The process pool's security");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    /// {@return what it is about, as a heading would have it}
    public String title() {
      return title;
    }
  }

  /// {@return the section it belongs to}
  public Section section() {
    return switch (name().charAt(0)) {
      case 'F' -> Section.FUTURE;
      case 'W' -> Section.WAITING;
      case 'E' -> Section.EXECUTOR;
      case 'P' -> Section.PROCESS_POOL;
      case 'C' -> Section.CRASH_MATRIX;
      case 'S' -> Section.SECURITY;
      default -> throw new IllegalStateException(name());
    };
  }

  /// {@return what is required, in Markdown}
  public String text() {
    return text;
  }

  /// {@return the identifier as the sheet prints it, such as `F1` or `C-run-exits`}
  public String id() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
