// SPDX-License-Identifier: Apache-2.0
package racetrack.lock.readwrite;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table of quotes, one for each row, that is read far more often than it is written.
///
/// Any number of threads may call any method. §1 No call waits for anything but other callers, or
/// reacts to an interrupt.
///
/// A call that waits may spin. Quotes are never null.
///
/// §2 **Memory effect:** what a thread wrote before it put a quote is seen by a thread that gets
/// it.
public interface Quotes {

  /// {@return §3 the quote of a row, both halves from the same `put`; null if there is none yet}
  ///
  /// @param row the row, from zero
  @Nullable Quote get(int row);

  /// §4 Replaces the quote of a row, or enters the first one.
  ///
  /// @param row the row, from zero
  /// @param quote the quote
  void put(int row, Quote quote);

  /// §5 Enters a quote if the row has none.
  ///
  /// @param row the row, from zero
  /// @param quote the quote
  /// @return §6 whether it was entered; if not, the row is unchanged
  boolean putIfAbsent(int row, Quote quote);

  /// {@return §7 the quotes of all rows that have one}
  ///
  /// §8 Each is one that its row had at some moment during the call; the moments may differ. A row
  /// that gets its first quote during the call may be left out. §9 Later calls do not change it.
  Map<Integer, Quote> snapshot();
}
