// SPDX-License-Identifier: Apache-2.0
package racetrack.limit.rate;

import java.util.concurrent.locks.LockSupport;

/// Lets requests through at a limited rate: in bursts at first, and one an interval in the long
/// run.
///
/// §1 With a burst of b and an interval i, at most b + t/i requests are let through in *any* span
/// of time t, both ends included. §2 After b · i without a request, b of them are let through at
/// once.
///
/// The time of a request is the one at which the limiter looked at its clock to let it through. §10
/// How long a request takes does not matter: it holds up nobody.
///
/// It is made with a burst, an interval in nanoseconds and a clock. §3 A burst below 1 and an
/// interval that is not positive are refused with an [IllegalArgumentException]. §4 So are a burst
/// and an interval whose product is more than a `long` of nanoseconds.
///
/// Any number of threads may call any method. Which of several waiting callers goes first is not
/// said, nor how it waits: it may spin.
public interface RateLimiter {

  /// §5 Runs a request in the calling thread if its time has come, and does not wait for it.
  ///
  /// §6 What the request throws is passed on; it has had its time nevertheless.
  ///
  /// @param request what to run
  /// @return §7 0 if the request was run; otherwise after how many nanoseconds it can be run,
  ///   unless others come first
  long tryRun(Runnable request);

  /// §8 Runs a request in the calling thread, as soon as its time has come.
  ///
  /// Nobody has to wake the caller: it knows how long to wait, and asks again.
  ///
  /// @param request what to run
  /// @throws InterruptedException §9 if interrupted on entry or while waiting; the request is not
  ///   run then
  default void run(Runnable request) throws InterruptedException {
    long wait;
    do {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      wait = tryRun(request);
      if (wait > 0) {
        LockSupport.parkNanos(this, wait);
      }
    } while (wait > 0);
  }
}
