// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.publication;

import org.jspecify.annotations.Nullable;

/// A place where threads leave a quote for all others to read.
///
/// Any number of threads may call any method. None waits for anything but other callers, or reacts
/// to an interrupt. A reader gets a whole quote or none: its prices and its seal are those of one
/// call of [#publish], and stay so.
///
/// **Memory effect:** nothing more is promised, neither how soon a quote is seen by other threads
/// nor what is seen besides it. All subjects but [FinalTicker] promise more, and say so.
public interface Ticker {

  /// Makes a quote and shows it to readers.
  ///
  /// @param bid the price that a buyer offers
  /// @param ask the price that a seller asks
  void publish(int bid, int ask);

  /// {@return the quote that was published last, or null if there is none yet}
  @Nullable Quote latest();
}
