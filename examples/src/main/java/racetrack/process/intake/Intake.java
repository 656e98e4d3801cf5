// SPDX-License-Identifier: Apache-2.0
package racetrack.process.intake;

import java.io.IOException;
import java.util.concurrent.Future;

/// Where messages come in: by the keeper, a thread that sleeps until the bell rings, or by a caller
/// who waits for one of them and looks for itself.
///
/// §1 Messages are taken in by one thread at a time, and what one did in [Source#take],
/// [Source#mustSleep] and [Source#wake] happens-before what the next one does there.
public interface Intake {

  /// Called by the keeper, once. §2 Takes in all that comes until the source says that nothing will
  /// come any more, and sleeps in between.
  ///
  /// @throws IOException §3 what the source has thrown, also at a caller who helped; nobody takes
  ///   anything in any more then
  /// @throws IllegalStateException §4 if a caller who helped met another failure, which is its
  ///   cause
  void serve() throws IOException;

  /// Called by any thread. §5 Takes in what comes until a result is there or the time is over. §6
  /// If somebody else is at it, this thread among others, it returns at once.
  ///
  /// §7 Nothing is left lying: of what is there when it returns and was not taken in, the keeper
  /// hears, by the bell or by [Source#wakeKeeper]. §8 What the source throws is not thrown here: it
  /// is left for the keeper, who is woken.
  ///
  /// @param awaited the result
  /// @param nanos for how long at most, in nanoseconds
  void help(Future<?> awaited, long nanos);

  /// Lets no caller in any more. §9 When it returns, none is within, nor will be.
  void close();
}
