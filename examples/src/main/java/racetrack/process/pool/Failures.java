// SPDX-License-Identifier: Apache-2.0
package racetrack.process.pool;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Failures of foreign classes, whose own methods may throw anything when they are asked what they
/// are.
final class Failures {

  private Failures() {}

  /// {@return whether a failure says what it is, and so can be the cause of another}
  @SuppressWarnings("ReturnValueIgnored") // whether there is one is the question
  static boolean isPrintable(Throwable failure) {
    try {
      failure.toString();
      return true;
    } catch (Throwable e) {
      return false;
    }
  }

  /// {@return a failure, or a stand-in if it cannot be printed}
  static Throwable presentable(Throwable failure) {
    return isPrintable(failure) ? failure : new RemoteFailureException(unprintable(failure));
  }

  /// Appends a failure's text form and stack trace.
  ///
  /// @return false if it cannot be printed; then its class is named
  static boolean print(Throwable failure, StringWriter out) {
    try {
      failure.printStackTrace(new PrintWriter(out));
      return true;
    } catch (Throwable e) {
      out.append(unprintable(failure));
      return false;
    }
  }

  private static String unprintable(Throwable failure) {
    return failure.getClass().getName() + ", which cannot be printed";
  }
}
