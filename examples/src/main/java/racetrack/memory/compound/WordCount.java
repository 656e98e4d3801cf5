// SPDX-License-Identifier: Apache-2.0
package racetrack.memory.compound;

import java.util.Map;

/// Counts words, in steps that nobody sees the middle of.
///
/// Any number of threads may call any method. None waits for anything but other callers, or reacts
/// to an interrupt. Words are never null.
///
/// **Memory effect:** what a thread wrote before it called [#count] is seen by a thread whose
/// [#snapshot] counts those words.
public interface WordCount {

  /// Counts some words, all in one step.
  ///
  /// @param words the words; one that occurs twice counts twice
  void count(String... words);

  /// {@return how often each word was counted, at one moment; it cannot be changed, and does not}
  Map<String, Integer> snapshot();
}
