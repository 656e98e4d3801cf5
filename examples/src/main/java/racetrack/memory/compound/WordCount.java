// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;

/// Counts words, each call as one atomic step.
///
/// Any number of threads may call any method. §1 No call waits for anything but other callers, or
/// reacts to an interrupt.
///
/// A call that waits may spin. Words are never null.
///
/// §2 **Memory effect:** what a thread wrote before it called [#count] is seen by a thread whose
/// [#snapshot] counts those words.
public interface WordCount {

  /// §3 Counts some words, all in one step.
  ///
  /// @param words the words; §4 one that occurs twice counts twice
  void count(String... words);

  /// {@return §5 how often each word was counted, at one moment; it cannot be changed, and does
  /// not}
  Map<String, Integer> snapshot();
}
