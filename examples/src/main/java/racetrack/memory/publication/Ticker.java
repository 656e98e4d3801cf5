// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// A place where threads leave a quote for all others to read.
///
/// Any number of threads may call any method. §1 No call waits for anything but other callers, or
/// reacts to an interrupt. §2 A reader gets a whole quote or none: its prices and its seal are
/// those of one call of [#publish], and stay so.
///
/// A call that waits may spin.
///
/// **Memory effect:** nothing more is promised, neither how soon a quote is seen by other threads
/// nor what is seen besides it. All subjects but [FinalTicker] promise more, and say so.
public interface Ticker {

  /// §3 Makes a quote and shows it to readers.
  ///
  /// @param bid the price that a buyer offers
  /// @param ask the price that a seller asks
  void publish(int bid, int ask);

  /// {@return §4 the quote that was published last, or null if there is none yet}
  @Nullable Quote latest();
}
