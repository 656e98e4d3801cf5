// SPDX-License-Identifier: Apache-2.0
package racetrack.event.barrier;

import java.util.concurrent.BrokenBarrierException;

/// A place where a fixed number of threads wait until all of them are there, again and again.
///
/// It is used by as many threads as it was made for. How a thread waits is unspecified: it may
/// spin. §1 To be made for fewer than one thread is refused with an [IllegalArgumentException].
///
/// §2 A thread that is interrupted breaks the barrier, for good: nobody can meet any more, and
/// nobody is to wait for it in vain.
///
/// §3 **Memory effect:** what each thread wrote before it came is seen by all of them when they go
/// on.
public interface Barrier {

  /// §4 Waits until all have come, and goes on with them.
  ///
  /// @return §5 how many were still missing when this thread came: 0 for the last one
  /// @throws InterruptedException §6 if interrupted on entry or while waiting; the barrier is then
  ///   broken. §7 A thread that is interrupted when all have come goes on, and stays interrupted.
  /// @throws BrokenBarrierException §8 if the barrier is broken, or is broken while waiting
  int await() throws InterruptedException, BrokenBarrierException;
}
