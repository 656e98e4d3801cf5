// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// A fork gave a wrong answer, or none. The message is a sentence.
final class ForkFailedException extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean killed;

  ForkFailedException(String sentence) {
    this(sentence, false);
  }

  private ForkFailedException(String sentence, boolean killed) {
    super(sentence);
    this.killed = killed;
  }

  /// {@return the failure of a fork that did not end by itself}
  ///
  /// @param sentence why it failed
  static ForkFailedException killed(String sentence) {
    return new ForkFailedException(sentence, true);
  }

  /// {@return whether the fork did not end by itself}
  boolean wasKilled() {
    return killed;
  }
}
