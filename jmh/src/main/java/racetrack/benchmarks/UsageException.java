// SPDX-License-Identifier: Apache-2.0
package racetrack.benchmarks;

/// The command line asks for something that cannot be had. The message is one sentence.
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }
}
