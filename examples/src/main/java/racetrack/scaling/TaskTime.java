// SPDX-License-Identifier: Apache-2.0
package racetrack.scaling;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// Where the time of a task went, in seconds, on average over many.
///
/// What is none of these was spent in a system call that waits, such as reading from a socket.
///
/// @param wall from its beginning to its end
/// @param cpu on a processor: its **service time**; not a number for virtual threads, of which the
///   JVM does not say it
/// @param ready ready to run, while others had all the processors; 0 where the system does not say
///   it
/// @param blocked blocked by the monitor of a `synchronized`
/// @param waited waiting or parked: sleeping, in `wait()`, for a lock of the library
public record TaskTime(double wall, double cpu, double ready, double blocked, double waited) {

  /// {@return what it would take if there were always a processor: it computes, or it waits}
  public double own() {
    return Math.max(cpu, wall - ready);
  }

  /// {@return the share of that in which it computes, from 0 to 1; the rest it waits}
  public double computing() {
    return cpu / own();
  }

  /// {@return of so many tasks that took this together, the time of one}
  TaskTime each(int tasks) {
    return new TaskTime(wall / tasks, cpu / tasks, ready / tasks, blocked / tasks, waited / tasks);
  }

  /// {@return all that some took together}
  static TaskTime sum(Collection<TaskTime> times) {
    return new TaskTime(
        sum(times, TaskTime::wall),
        sum(times, TaskTime::cpu),
        sum(times, TaskTime::ready),
        sum(times, TaskTime::blocked),
        sum(times, TaskTime::waited));
  }

  private static double sum(Collection<TaskTime> times, ToDoubleFunction<TaskTime> part) {
    return times.stream().mapToDouble(part).sum();
  }
}
