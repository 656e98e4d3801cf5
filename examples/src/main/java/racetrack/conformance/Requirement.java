// SPDX-License-Identifier: Apache-2.0
package racetrack.conformance;

import java.util.Locale;

/// The rows of the conformance sheet: what a reader of Python's `concurrent.futures` relies on.
///
/// Java's own contract (`ExecutorService`, `Future`) comes first; where the two differ, the row
/// says what Java does. Tests say which rows they show, and the report prints who conforms.
public enum Requirement {
  F1(
      "Callbacks added before completion run on success, failure and cancellation, in the order"
          + " added, and see the outcome."),
  F2("A callback that throws is reported, and stops no other."),
  F3("A callback added after completion runs at once."),
  F4(
      "The text form tells pending, running, cancelled and finished apart, the last with the type"
          + " of the outcome."),
  F5(
      "`cancel` is true and idempotent while pending. Once finished it has no effect; once running"
          + " on a thread, it stops nothing but the wait."),
  F6("Done, cancelled and running agree with each other at every moment, read from any thread."),
  F7(
      "`get` with no time left times out while pending, throws `CancellationException` when"
          + " cancelled, and wraps a failure in an `ExecutionException`."),
  F8("A waiter wakes for a value, a failure and a cancellation that come from other threads."),
  F9("A second outcome is refused; the first stays."),
  F10("`resultNow`, `exceptionNow` and `state` agree."),

  W1("The same future given twice counts once."),
  W2("Waiting for the first returns with the first that finishes."),
  W3("It returns at once when one is finished already."),
  W4("Waiting for the first failure returns the successes so far and the failed one."),
  W5(
      "It returns at once if one failed already; without failures it is the same as waiting for"
          + " all."),
  W6("Waiting for all returns all, failed and cancelled ones too."),
  W7("A time-out returns what is done and what is not, and does not throw."),
  W8("A hundred futures that finish together lose no wake-up."),
  W9("Futures of different executors mix."),
  W10("As completed, each comes exactly once, finished ones first."),
  W11(
      "Its time-out runs from the call: it gives what is finished, then fails with how many of how"
          + " many are left."),
  W12("It keeps no reference to what it has given."),

  E1("`submit` runs the task and returns its result."),
  E2("An ordered map equals the serial map."),
  E3("A failing element fails at its place, and the ones behind it can still be had."),
  E4("A `TimeoutException` that a task throws is not taken for the map's own."),
  E5("A map with a deadline gives what came in time, then fails, and cancels the rest."),
  E6("Closing the iterator cancels what is pending."),
  E7(
      "A map with a buffer of b takes at most b inputs before its first result is taken, also of"
          + " infinite and empty inputs."),
  E8("No argument or result is kept once it is done with."),
  E9("A number of workers below 1 is an `IllegalArgumentException`."),
  E10("The initialiser runs in every worker before its first task."),
  E11(
      "A failing initialiser breaks the executor: pending and later work fails with the cause, and"
          + " nothing leaks."),
  E12("Work submitted after shutdown is rejected."),
  E13(
      "Shutdown finishes what is queued. Hard shutdown takes it out, and interrupts or ends what"
          + " runs; nothing is left pending."),
  E14("`close` waits, also when the body throws."),
  E15("There are never more than n workers, and an idle one is used before another is started."),
  E16("The workers' names carry the prefix."),
  E17("The default number of workers comes from the processors that this process may use."),

  P1(
      "A worker's death fails exactly what it was running, promptly, with the exit code or signal,"
          + " and an exception of its own for each future. Queued work goes elsewhere; the pool"
          + " heals."),
  P2("A pool that cannot start workers at all fails all work with the cause, and does not spin."),
  P3("A remote exception keeps its type, message and cause; the worker's stack trace is attached."),
  P4("Workers start on demand, are used again, end when idle for long if asked, and come back."),
  P5(
      "At most k tasks a worker, then a fresh one; with a backlog it never stalls, also during"
          + " shutdown."),
  P6(
      "A task that runs too long is killed with its worker, and only that future fails;"
          + " `cancel(true)` of a running task does the same."),
  P7(
      "Terminate now: running tasks never complete, work is refused, no worker survives; harmless"
          + " on a dead pool or one not yet started."),
  P8("The parent's death, also by SIGKILL, leaves no worker behind."),
  P9("The initialiser runs once a worker."),
  P10(
      "What a task prints reaches the parent's output line by line, marked with the worker, and"
          + " never disturbs the protocol."),
  P11("Each worker takes JVM flags, heap, environment and class path."),
  P12("A map in chunks of 1, 6, 40 and 50 equals the serial map of 40 items."),

  C_SERIALISE_TASK_NOT_SERIALISABLE(
      "Serialising the task: not serialisable. Refused at submission, the field named; nothing is"
          + " sent."),
  C_SERIALISE_TASK_THROWS("Serialising the task: throws. Refused at submission."),
  C_DESERIALISE_TASK_THROWS("Deserialising the task in the worker: throws. That failure."),
  C_DESERIALISE_TASK_CLASS_MISSING(
      "Deserialising the task in the worker: a class is missing. That failure."),
  C_DESERIALISE_TASK_EXITS("Deserialising the task in the worker: exits. Worker lost."),
  C_DESERIALISE_TASK_HALTS("Deserialising the task in the worker: halts. Worker lost."),
  C_DESERIALISE_TASK_KILLED("Deserialising the task in the worker: killed. Worker lost."),
  C_RUN_THROWS("Running: throws. That failure."),
  C_RUN_THROWS_NOT_SERIALISABLE(
      "Running: throws what cannot be serialised. Its text and trace, in a stand-in."),
  C_RUN_EXITS("Running: exits. Worker lost."),
  C_RUN_HALTS("Running: halts. Worker lost."),
  C_RUN_KILLED("Running: killed. Worker lost, with the signal."),
  C_RUN_CRASHES("Running: the JVM crashes. Worker lost."),
  C_RUN_OUT_OF_MEMORY(
      "Running: out of memory. That failure where the worker survives, else worker lost."),
  C_RUN_OUT_OF_STACK("Running: out of stack. That failure."),
  C_SERIALISE_RESULT_THROWS("Serialising the result: throws. That failure."),
  C_SERIALISE_RESULT_NOT_SERIALISABLE("Serialising the result: not serialisable. That failure."),
  C_SERIALISE_RESULT_EXITS("Serialising the result: exits. Worker lost."),
  C_SERIALISE_RESULT_KILLED("Serialising the result: killed. Worker lost."),
  C_DESERIALISE_RESULT_THROWS(
      "Deserialising the result in the parent: throws. That failure; the parent lives."),
  C_DESERIALISE_RESULT_CLASS_MISSING(
      "Deserialising the result in the parent: a class is missing. That failure."),
  C_DESERIALISE_RESULT_CLASS_NOT_ALLOWED(
      "Deserialising the result in the parent: a class that is not allowed. That failure."),
  C_RUBBISH_ON_STANDARD_OUTPUT(
      "At any time: rubbish on the worker's standard output. Passed on as output."),
  C_LARGE_PAYLOAD_KILLED(
      "Writing a payload larger than the pipe: killed meanwhile. Worker lost, no deadlock."),
  C_KILLED_AFTER_SHUTDOWN("After shutdown: killed. As above, and shutdown still ends."),

  S_OTHER_USER("No other user's process can reach the channel."),
  S_STRANGER("Whoever connects without the secret is turned away."),
  S_SOCKET_UNLINKED("The socket is gone from the file system once it is connected."),
  S_FORGED_FRAME("A forged frame is refused, and the pool goes on."),
  S_OVERSIZED_FRAME("An oversized frame is refused, and the pool goes on."),
  S_TRUNCATED_FRAME("A truncated frame is refused, and the pool goes on."),
  S_OVERSIZED_RESULT("A result beyond the limits of depth, references and size is refused."),
  S_GADGET("A result of a class that is not on the list is refused."),
  S_FUZZ("A million frames of rubbish break nothing."),
  S_CHAOS(
      "While workers are killed at random, each future ends exactly once with the right outcome.");

  private final String text;

  Requirement(String text) {
    this.text = text;
  }

  /// A part of the sheet. Its letter begins the identifiers of its rows.
  public enum Section {
    FUTURE("Futures"),
    WAITING("Waiting for many"),
    EXECUTOR("Executors"),
    PROCESS_POOL("The process pool"),
    CRASH_MATRIX("The process pool's crash matrix"),
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
