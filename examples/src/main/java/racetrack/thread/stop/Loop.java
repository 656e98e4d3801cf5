// SPDX-License-Identifier: Apache-2.0
package racetrack.thread.stop;

import java.io.IOException;

/// A loop that ends soon after it is told to, whether it works, waits or reads.
///
/// It is made with the source that its steps read from. One thread runs it, once; any thread may
/// tell it to stop, at any time and more than once.
///
/// §1 **Memory effect:** what a thread wrote before it told the loop to stop is seen after a `run`
/// that ended because of it.
public interface Loop {

  /// What is done again and again.
  interface Step {

    /// Does it once more: in a moment, or waiting until interrupted, or reading from the source.
    ///
    /// @return whether there is more to do
    /// @throws InterruptedException if interrupted while waiting; a step keeps no interrupt to
    ///   itself
    /// @throws IOException if the source cannot be read, which is so when it is closed
    boolean run() throws InterruptedException, IOException;
  }

  /// §2 Repeats a step until there is no more to do, or until the loop is told to stop.
  ///
  /// §3 If it is told to, the loop does not begin another step. A step that waits is interrupted,
  /// and one that reads finds its source closed; either ends the loop. §4 When this method returns,
  /// the interrupt is used up, and none comes later. §5 An interrupt of anybody else's is kept.
  ///
  /// @param step what to repeat
  /// @return §6 how many steps said that there was more to do
  /// @throws IOException §7 if a step failed, and not because of the stop
  long run(Step step) throws IOException;

  /// §8 Tells the loop to stop, and does not wait until it has.
  ///
  /// §9 A loop that does not run yet ends as soon as it is run. §10 The source is closed in any
  /// case.
  ///
  /// @throws IOException §11 if the source cannot be closed
  void stop() throws IOException;
}
