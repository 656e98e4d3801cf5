// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// A fork gave a wrong answer, or none. The message is a sentence.
final class ForkFailedException extends Exception {

  private static final long serialVersionUID = 1;

  ForkFailedException(String sentence) {
    super(sentence);
  }
}
