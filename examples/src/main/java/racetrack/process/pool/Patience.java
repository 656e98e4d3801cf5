// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

/// For how long a caller spins for its result before it sleeps: about as long as parking and waking
/// take, if spinning has paid off recently; otherwise not at all, except for an occasional trial.
///
/// A caller that looks takes a core from the workers. Where tasks are long, that is a loss.
///
/// Benign races: a count that is lost, or seen late, makes a guess a little worse.
final class Patience {

  /// For callers, in nanoseconds.
  private static final long USUAL = 20_000;

  /// For both sides in low-latency mode, in nanoseconds.
  private static final long GREAT = 100_000;

  /// For the rest of a frame, in nanoseconds.
  private static final long BRIEF = 50_000;

  /// So many failures in a row, and it is not tried for a while.
  private static final int FAILURES = 4;

  /// How many do not try, before another does.
  private static final int PAUSE = 64;

  private final long most;
  private int failures;
  private int paused;

  Patience(boolean lowLatency) {
    most = Math.min(lowLatency ? GREAT : USUAL, forWorkers(true));
  }

  /// {@return how long a worker looks for a task, in nanoseconds}
  static long forWorkers(boolean lowLatency) {
    // On one processor, the other side could do nothing meanwhile.
    return lowLatency && Runtime.getRuntime().availableProcessors() > 1 ? GREAT : 0;
  }

  /// {@return how long either side looks for the rest of a frame that has begun to come, in
  /// nanoseconds}
  static long forTheRest() {
    return Math.min(BRIEF, forWorkers(true));
  }

  /// {@return how long to look, in nanoseconds}
  long nanos() {
    if (failures < FAILURES) {
      return most;
    }
    if (paused < PAUSE) {
      paused++;
      return 0;
    }
    paused = 0;
    return most;
  }

  /// Takes note of how it went.
  void learn(boolean paid) {
    failures = paid ? 0 : Math.min(failures + 1, FAILURES);
  }
}
